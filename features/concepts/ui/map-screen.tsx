'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { useMedia } from '@/ui/use-media';
import type { ConceptMap } from '../contract';
import { AroundBar } from './around-bar';
import { AddConceptDialog } from './edit/add-concept-dialog';
import { MapTools } from './edit/map-tools';
import { useMapEdits } from './edit/use-map-edits';
import { findConcepts, type ReadersStandings } from './map-graph';
import { MapSearch } from './map-search';
import { type EdgeEnds, MapViews } from './map-views';
import { neighbourhood } from './neighbourhood';
import { useMapAddress } from './use-map-address';
import { ViewSwitch } from './view-switch';

/** The concepts of a course and what leads to what, as a map or a list; for a teacher also the place to change it. */
export function MapScreen({
  course,
  map,
  reader,
}: {
  course: Course;
  map: ConceptMap;
  /** Where a learner stands: what is closed to them is marked. */
  reader?: ReadersStandings | undefined;
}) {
  const t = useTranslations('map');
  const edits = useMapEdits(course.id, map, course.editable, reader);
  const address = useMapAddress();
  const wide = useMedia('(min-width: 40rem)');
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [edge, setEdge] = useState<EdgeEnds | null>(null);
  const { open: openAddress, around, look } = address;
  const [aroundId, reach] = [around?.id ?? null, around?.steps ?? 0];
  const shownGraph = useMemo(
    () => (aroundId === null ? edits.graph : neighbourhood(edits.graph, aroundId, reach)),
    [edits.graph, aroundId, reach],
  );
  const open = useCallback(
    (conceptId: string | null) => {
      setEdge(null);
      if (conceptId !== null && !shownGraph.byId.has(conceptId)) look(null);
      openAddress(conceptId);
    },
    [openAddress, shownGraph, look],
  );
  const found = useMemo(() => findConcepts(edits.graph, query), [edits.graph, query]);
  const view = address.view ?? (wide === null ? null : wide ? 'map' : 'list');

  const { look: lookedAt } = edits;
  useEffect(() => lookedAt(address.conceptId), [lookedAt, address.conceptId]);

  if (edits.graph.concepts.length === 0) {
    return (
      <>
        <EmptyMap course={course} onAdd={() => setAdding(true)} />
        {adding ? <AddConceptDialog edits={edits} onClose={() => setAdding(false)} /> : null}
      </>
    );
  }
  return (
    <div className="flex flex-col">
      <div className="page-wide flex flex-wrap items-center gap-x-3 gap-y-2 py-3" data-print="none">
        <div className="me-auto flex items-baseline gap-3 max-sm:sr-only">
          <h1 className="text-xl" tabIndex={-1}>
            {t('title')}
          </h1>
          <p className="whitespace-nowrap text-ink-soft max-lg:hidden">
            {t('subtitle', { count: edits.graph.concepts.length })}
          </p>
        </div>
        <MapSearch query={query} found={found} onQuery={setQuery} onOpen={open} />
        <ViewSwitch view={view} onChange={address.show} />
        {course.editable ? <MapTools courseId={course.id} edits={edits} onOpen={open} /> : null}
      </div>
      {around && edits.graph.byId.has(around.id) ? (
        <AroundBar
          name={edits.graph.byId.get(around.id)?.name ?? ''}
          count={shownGraph.concepts.length}
          steps={around.steps}
          onSteps={(next) => look({ id: around.id, steps: next })}
          onWhole={() => look(null)}
        />
      ) : null}
      <MapViews
        course={course}
        edits={edits}
        shownGraph={shownGraph}
        around={around}
        onLook={look}
        conceptId={address.conceptId}
        edge={edge}
        onOpen={open}
        onChooseEdge={setEdge}
        view={view}
        searching={query.trim() === '' ? null : query.trim()}
        found={found}
      />
    </div>
  );
}

function EmptyMap({ course, onAdd }: { course: Course; onAdd: () => void }) {
  const t = useTranslations('map');
  return (
    <div className="page py-10">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('empty.title')}
        action={
          course.editable ? (
            <>
              <LinkButton href={`/courses/${course.id}`} variant="primary">
                {t('empty.action')}
              </LinkButton>
              <Button onClick={onAdd}>{t('edit.addConcept')}</Button>
            </>
          ) : undefined
        }
      >
        {t(course.editable ? 'empty.teacher' : 'empty.learner')}
      </EmptyState>
    </div>
  );
}
