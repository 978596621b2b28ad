'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextField } from '@/ui/fields/text-field';
import { findConcepts, type MapConcept } from '../map-graph';
import { FormDialog } from './form-dialog';
import type { MapEdits } from './use-map-edits';

/** Other concepts become part of this one. */
export function MergeDialog({
  edits,
  concept,
  onClose,
}: {
  edits: MapEdits;
  concept: MapConcept;
  onClose: () => void;
}) {
  const t = useTranslations('map.merge');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const found = findConcepts(edits.graph, query).filter(
    (other) => other.id !== concept.id && !chosen.includes(other.id),
  );
  const shown = [...edits.graph.concepts.filter((other) => chosen.includes(other.id)), ...found];
  return (
    <FormDialog
      title={t('title', { name: concept.name })}
      description={t('words', { name: concept.name })}
      submitLabel={t('submit', { count: chosen.length })}
      disabled={chosen.length === 0}
      onSubmit={() => edits.merge(concept, chosen)}
      onClose={onClose}
    >
      <TextField label={t('find')} value={query} onChange={(event) => setQuery(event.target.value)} />
      <fieldset className="max-h-64 overflow-y-auto rounded-md border border-rule p-3">
        <legend className="sr-only">{t('choose')}</legend>
        {shown.map((other) => (
          <CheckboxField
            key={other.id}
            label={other.name}
            checked={chosen.includes(other.id)}
            onChange={(event) =>
              setChosen(
                event.target.checked ? [...chosen, other.id].slice(0, 20) : chosen.filter((id) => id !== other.id),
              )
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
