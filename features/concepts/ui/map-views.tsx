'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { cn } from '@/ui/cn';
import { MasteryLegend } from '@/ui/mastery-ring';
import { useMedia } from '@/ui/use-media';
import { conceptButtonId } from './concept-button-id';
import type { MapEdits } from './edit/use-map-edits';
import { ConceptList } from './list/concept-list';
import { LockLegend } from './locks/lock-mark';
import type { MapConcept, MapGraph } from './map-graph';
import { MapSkeleton } from './map-skeleton';
import { steps } from './neighbourhood';
import { ConceptPanel } from './panel/concept-panel';
import { EdgePanel } from './panel/edge-panel';
import { PanelFrame } from './panel/panel-frame';
import type { MapAddress } from './use-map-address';

const ConceptCanvas = dynamic(() => import('./canvas/concept-canvas').then((module) => module.ConceptCanvas), {
  ssr: false,
  loading: () => <MapSkeleton />,
});

/** A line by the concepts at its ends. */
export interface EdgeEnds {
  prerequisiteId: string;
  conceptId: string;
}

/** Map or list, and the panel of what is open. Before the browser is known both stand here, one hidden by its width. */
export function MapViews({
  course,
  edits,
  shownGraph,
  around,
  onLook,
  conceptId,
  edge,
  onOpen,
  onChooseEdge,
  view,
  searching,
  found,
}: {
  course: Course;
  edits: MapEdits;
  /** The whole map, or what is near a concept. */
  shownGraph: MapGraph;
  around: MapAddress['around'];
  onLook: MapAddress['look'];
  conceptId: string | null;
  edge: EdgeEnds | null;
  onOpen: (conceptId: string | null) => void;
  onChooseEdge: (edge: EdgeEnds | null) => void;
  view: 'map' | 'list' | null;
  searching: string | null;
  found: MapConcept[];
}) {
  const t = useTranslations('map');
  const beside = useMedia('(min-width: 56rem)') ?? true;
  const graph = shownGraph;
  const concept = conceptId === null ? undefined : edits.graph.byId.get(conceptId);
  const chosen = edge ? edits.graph.edge(edge.prerequisiteId, edge.conceptId) : undefined;
  const foundIds = useMemo(
    () => (searching === null ? null : new Set(found.map((entry) => entry.id))),
    [searching, found],
  );
  const panel = chosen ? (
    <EdgePanel
      edge={chosen}
      edits={edits}
      editable={course.editable}
      onOpen={onOpen}
      onGone={() => onChooseEdge(null)}
    />
  ) : concept ? (
    <ConceptPanel
      key={concept.id}
      course={course}
      concept={concept}
      edits={edits}
      onOpen={onOpen}
      onLook={() => onLook({ id: concept.id, steps: around?.steps ?? steps.usual })}
    />
  ) : null;
  const close = () => {
    if (chosen) return onChooseEdge(null);
    onOpen(null);
    // The panel takes the focus with it when it goes: back to where it came from.
    if (concept) document.getElementById(conceptButtonId(concept.id))?.focus({ preventScroll: true });
  };
  return (
    <div
      className={cn(
        'flex',
        view === 'map' &&
          'h-[max(26rem,calc(100dvh-18rem))] sm:h-[max(28rem,calc(100dvh-13.9rem))] border-rule border-t',
      )}
    >
      {view === 'list' ? null : (
        <div
          className={cn(
            'min-w-0 flex-1 bg-paper-sunken/50',
            view === null && 'h-[max(26rem,calc(100dvh-18rem))] sm:h-[max(28rem,calc(100dvh-13.9rem))] max-sm:hidden',
          )}
        >
          {view === 'map' ? (
            <ConceptCanvas
              graph={graph}
              editable={course.editable}
              openId={concept?.id ?? null}
              aroundId={around?.id ?? null}
              onAround={(id) => onLook({ id, steps: around?.steps ?? steps.usual })}
              chosenEdge={edge}
              found={foundIds}
              onOpen={onOpen}
              onChooseEdge={onChooseEdge}
              onJoin={(before, after) => void edits.join(before, after)}
            />
          ) : (
            <MapSkeleton />
          )}
        </div>
      )}
      {view === 'map' ? null : (
        <div className={cn('page flex items-start gap-10 pb-16', view === null && 'sm:hidden')}>
          <div className="min-w-0 flex-1">
            <div className="mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
              <MasteryLegend />
              {graph.reader.items.length > 0 ? <LockLegend /> : null}
            </div>
            {searching !== null && found.length === 0 ? <p>{t('search.none', { query: searching })}</p> : null}
            <ConceptList
              courseId={course.id}
              lang={course.language}
              graph={graph}
              shown={found.filter((entry) => graph.byId.has(entry.id))}
              openId={concept?.id ?? null}
              onOpen={onOpen}
            />
          </div>
        </div>
      )}
      {panel ? (
        <PanelFrame beside={beside} name={concept?.name ?? ''} onClose={close}>
          {panel}
        </PanelFrame>
      ) : null}
    </div>
  );
}
