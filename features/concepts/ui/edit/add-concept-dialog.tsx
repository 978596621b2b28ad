'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/ui/fields/text-field';
import { FormDialog } from './form-dialog';
import type { MapEdits } from './use-map-edits';

/** A concept of the teacher's own. */
export function AddConceptDialog({ edits, onClose }: { edits: MapEdits; onClose: () => void }) {
  const t = useTranslations('map');
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('addConcept.title')}
      description={t('addConcept.words')}
      submitLabel={t('addConcept.submit')}
      disabled={name.trim() === ''}
      onSubmit={() => edits.create(name.trim())}
      onClose={onClose}
    >
      <TextField
        label={t('edit.name')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
