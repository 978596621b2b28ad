'use client';

import { useMemo, useState } from 'react';
import type { ConceptMap } from '@/features/concepts/contract';
import type { ReadersStandings } from '@/features/concepts/ui/map-graph';
import { MapScreen } from '@/features/concepts/ui/map-screen';
import { PanelMore, type PanelParts } from '@/features/concepts/ui/panel/panel-more';
import type { Course } from '@/features/library/contract';
import type { PathSummary } from '@/features/paths/contract';
import { type Goal, GoalButton, goalOn } from '@/features/paths/ui/goal-button';
import { AlsoHelpsOnDemand } from '@/features/resources/ui/also-helps';

/** Puts what else the material has on a concept into the map's panel, and for learners the goal that it may be. */
export function MapWithResources({
  course,
  map,
  reader,
  paths,
}: {
  course: Course;
  map: ConceptMap;
  reader: ReadersStandings | undefined;
  /** Null for whoever teaches the course. */
  paths: readonly PathSummary[] | null;
}) {
  // What was set or taken back here, by concept.
  const [set, setSet] = useState<ReadonlyMap<string, Goal | null>>(new Map());
  const parts = useMemo(
    (): PanelParts => ({
      more: (conceptId) => <AlsoHelpsOnDemand courseId={course.id} conceptId={conceptId} lang={course.language} />,
      actions: (conceptId) =>
        paths ? (
          <GoalButton
            key={conceptId}
            courseId={course.id}
            conceptId={conceptId}
            goal={set.has(conceptId) ? (set.get(conceptId) ?? null) : goalOn(paths, conceptId)}
            onChange={(goal) => setSet((before) => new Map(before).set(conceptId, goal))}
          />
        ) : null,
    }),
    [course, paths, set],
  );
  return (
    <PanelMore value={parts}>
      <MapScreen course={course} map={map} reader={reader} />
    </PanelMore>
  );
}
