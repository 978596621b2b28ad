'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '@/ui/fields/select-field';
import type { MapConcept } from '../map-graph';
import { FormDialog } from './form-dialog';
import type { MapEdits } from './use-map-edits';

/** Where the concept stands in teaching order: before which other, or at the end. */
export function MoveDialog({ edits, concept, onClose }: { edits: MapEdits; concept: MapConcept; onClose: () => void }) {
  const t = useTranslations('map.move');
  const others = edits.graph.concepts.filter((other) => other.id !== concept.id);
  const next = edits.graph.concepts[edits.graph.concepts.findIndex((other) => other.id === concept.id) + 1];
  const [before, setBefore] = useState(next?.id ?? '');
  return (
    <FormDialog
      title={t('title', { name: concept.name })}
      description={t('words')}
      submitLabel={t('submit')}
      onSubmit={() => edits.move(concept, before === '' ? null : before)}
      onClose={onClose}
    >
      <SelectField
        label={t('before')}
        value={before}
        onChange={(event) => setBefore(event.target.value)}
        options={[...others.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t('end') }]}
      />
    </FormDialog>
  );
}
