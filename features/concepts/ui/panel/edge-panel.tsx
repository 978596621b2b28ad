'use client';

import { Check, Unlink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { Prerequisite } from '../../contract';
import type { MapEdits } from '../edit/use-map-edits';
import { nothingDecided } from '../review/proposals';
import { EdgeEvidence } from './edge-evidence';

/** The chosen line: what it says, why, and the way to remove it. */
export function EdgePanel({
  edge,
  edits,
  editable,
  onOpen,
  onGone,
}: {
  edge: Prerequisite;
  edits: MapEdits;
  editable: boolean;
  onOpen: (id: string) => void;
  onGone: () => void;
}) {
  const t = useTranslations('map.edge');
  const ends = [edge.prerequisiteId, edge.conceptId].flatMap((id) => edits.graph.byId.get(id) ?? []);
  const [before, after] = ends;
  if (!before || !after) return null;
  return (
    <div className="space-y-4">
      <h2 className="text-lg">{t('title', { before: before.name, after: after.name })}</h2>
      <EdgeEvidence edge={edge} before={before.name} after={after.name} />
      <ul>
        {ends.map((concept) => (
          <li key={concept.id}>
            <button type="button" className="link min-h-9 text-start" dir="auto" onClick={() => onOpen(concept.id)}>
              {concept.name}
            </button>
          </li>
        ))}
      </ul>
      {editable ? (
        <div className="flex flex-wrap gap-3">
          {edge.origin === 'proposed' ? (
            <Button
              busy={edits.busy}
              onClick={() => {
                const { prerequisiteId, conceptId } = edge;
                const accept = { ...nothingDecided, edges: [{ prerequisiteId, conceptId }] };
                void edits.decide({ accept, reject: nothingDecided });
              }}
            >
              <Check aria-hidden />
              {t('accept')}
            </Button>
          ) : null}
          <Button
            busy={edits.busy}
            onClick={() => {
              void edits
                .part(edge.prerequisiteId, edge.conceptId)
                .then((answer) => (answer === true ? onGone() : null));
            }}
          >
            <Unlink aria-hidden />
            {t('remove')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
