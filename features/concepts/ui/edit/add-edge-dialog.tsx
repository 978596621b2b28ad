'use client';

import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SelectField } from '@/ui/fields/select-field';
import { type MapConcept, pathBetween } from '../map-graph';
import { FormDialog } from './form-dialog';
import type { MapEdits } from './use-map-edits';

/** A line by a form: what a concept builds on, or what builds on it. Offers only what closes no circle. */
export function AddEdgeDialog({
  edits,
  concept,
  side,
  onClose,
}: {
  edits: MapEdits;
  concept: MapConcept;
  side: 'needs' | 'leads';
  onClose: () => void;
}) {
  const t = useTranslations('map.addEdge');
  const [chosen, setChosen] = useState('');
  const { graph } = edits;
  const offered = useMemo(() => {
    return graph.concepts.filter((other) => {
      const [before, after] = side === 'needs' ? [other.id, concept.id] : [concept.id, other.id];
      return before !== after && !graph.edge(before, after) && pathBetween(graph, after, before) === null;
    });
  }, [graph, concept.id, side]);
  const join = () => (side === 'needs' ? edits.join(chosen, concept.id, true) : edits.join(concept.id, chosen, true));
  return (
    <FormDialog
      title={t(side === 'needs' ? 'needsTitle' : 'leadsTitle', { name: concept.name })}
      submitLabel={t('submit')}
      disabled={chosen === ''}
      onSubmit={join}
      onClose={onClose}
    >
      {offered.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <SelectField
          label={t('choose')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={[{ value: '', label: '–' }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </FormDialog>
  );
}
