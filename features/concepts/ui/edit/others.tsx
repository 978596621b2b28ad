'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MapNews } from '../../history/contract';
import type { MapGraph } from '../map-graph';

/** Who else has the map open to change it, with the way to where they are. */
export function Others({
  others,
  graph,
  onOpen,
}: {
  others: MapNews['others'];
  graph: MapGraph;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.live');
  if (others.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 text-ink-soft text-sm" aria-label={t('others')}>
      {others.map(({ id, name, conceptId }) => {
        const concept = conceptId === null ? undefined : graph.byId.get(conceptId);
        return (
          <li key={id} className="flex items-center gap-1.5" dir="auto">
            <Users aria-hidden className="size-4" />
            {concept ? (
              <button type="button" className="link" onClick={() => onOpen(concept.id)}>
                {t('at', { name: name ?? t('somebody'), concept: concept.name })}
              </button>
            ) : (
              t('here', { name: name ?? t('somebody') })
            )}
          </li>
        );
      })}
    </ul>
  );
}
