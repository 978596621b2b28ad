'use client';

import { ChevronDown, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import type { Prerequisite } from '../../contract';
import { AddEdgeDialog } from '../edit/add-edge-dialog';
import type { MapEdits } from '../edit/use-map-edits';
import type { MapConcept } from '../map-graph';
import { EdgeEvidence } from './edge-evidence';

/** What a concept builds on, or what builds on it: links to each, and for a teacher why, and the way to change it. */
export function LinkedConcepts({
  concept,
  side,
  edits,
  editable,
  onOpen,
}: {
  concept: MapConcept;
  side: 'needs' | 'leads';
  edits: MapEdits;
  editable: boolean;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map');
  const [adding, setAdding] = useState(false);
  const { graph } = edits;
  const others = side === 'needs' ? graph.needs(concept.id) : graph.leadsTo(concept.id);
  const edgeTo = (other: MapConcept) =>
    side === 'needs' ? graph.edge(other.id, concept.id) : graph.edge(concept.id, other.id);
  const isDirect = (other: MapConcept) => {
    const edge = edgeTo(other);
    return edge === undefined || graph.isDirect(edge);
  };
  const [direct, implied] = [others.filter(isDirect), others.filter((other) => !isDirect(other))];
  const list = (shown: readonly MapConcept[]) => (
    <ul>
      {shown.map((other) => (
        <LinkedConcept
          key={other.id}
          other={other}
          edge={edgeTo(other)}
          edits={edits}
          editable={editable}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
  return (
    <section>
      <h3 className="small-caps text-ink-soft">{t(side === 'needs' ? 'panel.needs' : 'panel.leads')}</h3>
      {others.length === 0 ? (
        <p className="text-ink-soft text-sm">{t(side === 'needs' ? 'panel.needsNothing' : 'panel.leadsNothing')}</p>
      ) : (
        list(direct)
      )}
      {implied.length === 0 ? null : (
        <details className="group text-sm">
          <summary className="inline-flex min-h-8 items-center gap-1 text-ink-soft">
            {t('panel.implied', { count: implied.length })}
            <ChevronDown aria-hidden className="size-3.5 transition-transform group-open:rotate-180" />
          </summary>
          {list(implied)}
        </details>
      )}
      {editable ? (
        <Button variant="quiet" size="small" className="-ms-3" onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          {t(side === 'needs' ? 'edit.addNeeds' : 'edit.addLeads')}
        </Button>
      ) : null}
      {adding ? <AddEdgeDialog edits={edits} concept={concept} side={side} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function LinkedConcept({
  other,
  edge,
  edits,
  editable,
  onOpen,
}: {
  other: MapConcept;
  edge: Prerequisite | undefined;
  edits: MapEdits;
  editable: boolean;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map');
  const nameOf = (id: string) => edits.graph.byId.get(id)?.name ?? '';
  return (
    <li className="border-rule border-b py-0.5 last:border-0">
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={() => onOpen(other.id)}
          className="link flex min-h-9 min-w-0 flex-1 items-center gap-2 text-start pointer-coarse:min-h-11"
        >
          <MasteryRing level={masteryLevel(other.mode)} words={false} />
          <span dir="auto" className="min-w-0 break-words">
            {other.name}
          </span>
        </button>
        {editable && edge ? (
          <Button
            variant="plain"
            size="small-icon"
            aria-label={t('edge.removeLabel', {
              before: nameOf(edge.prerequisiteId),
              after: nameOf(edge.conceptId),
            })}
            title={t('edge.remove')}
            busy={edits.busy}
            onClick={() => void edits.part(edge.prerequisiteId, edge.conceptId)}
          >
            <X aria-hidden />
          </Button>
        ) : null}
      </div>
      {editable && edge ? (
        <details className="group pb-1 text-sm">
          <summary className="inline-flex min-h-6 items-center gap-1 text-ink-soft">
            {t('panel.why')}
            <ChevronDown aria-hidden className="size-3.5 transition-transform group-open:rotate-180" />
          </summary>
          <EdgeEvidence
            edge={edge}
            before={edits.graph.byId.get(edge.prerequisiteId)?.name ?? ''}
            after={edits.graph.byId.get(edge.conceptId)?.name ?? ''}
          />
        </details>
      ) : null}
    </li>
  );
}
