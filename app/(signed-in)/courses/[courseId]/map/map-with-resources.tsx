'use client';

import { useCallback } from 'react';
import type { ConceptMap } from '@/features/concepts/contract';
import { MapScreen } from '@/features/concepts/ui/map-screen';
import { PanelMore } from '@/features/concepts/ui/panel/panel-more';
import type { Course } from '@/features/library/contract';
import { AlsoHelpsOnDemand } from '@/features/resources/ui/also-helps';

/** Puts what else the material has on a concept into the map's panel. */
export function MapWithResources({ course, map }: { course: Course; map: ConceptMap }) {
  const more = useCallback(
    (conceptId: string) => <AlsoHelpsOnDemand courseId={course.id} conceptId={conceptId} lang={course.language} />,
    [course],
  );
  return (
    <PanelMore value={more}>
      <MapScreen course={course} map={map} />
    </PanelMore>
  );
}
