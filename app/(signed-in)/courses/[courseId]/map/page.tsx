import type { Metadata } from 'next';
import type { ConceptMap } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
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
  return (
    <Words of={['map', 'resources']}>
      <MapWithResources key={courseId} course={course} map={map} />
    </Words>
  );
}
