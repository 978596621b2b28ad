import type { Metadata } from 'next';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { PathList } from '@/features/paths/contract';
import type { Standing } from '@/features/pathways/contract';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';
import { MapWithResources } from './map-with-resources';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'map');

export default async function MapPage({ params }: Props) {
  const { courseId } = await params;
  const [course, map] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ConceptMap>(`/courses/${courseId}/map`),
  ]);
  // Whoever teaches sees the map of everybody; a learner sees what is closed to them, as far as that can be told.
  const [standings, paths] = course.editable
    ? [null, null]
    : await Promise.all([
        pageApiOrNull<{ items: Standing[] }>(`/courses/${courseId}/standings`),
        pageApiOrNull<PathList>(`/courses/${courseId}/paths`),
      ]);
  return (
    <Words of={['map', 'resources', 'paths']}>
      <MapWithResources
        key={courseId}
        course={course}
        map={map}
        reader={standings ? { items: standings.items, readAt: Date.now() } : undefined}
        paths={course.editable ? null : (paths?.items ?? [])}
      />
    </Words>
  );
}
