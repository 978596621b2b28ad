import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import type { Course } from '@/features/library/contract';
import type { Path } from '@/features/paths/contract';
import { PathForm } from '@/features/paths/ui/path-form';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../../course-titles';
import { Words } from '../../../../../../words';
import { pickableConcepts } from '../../pickable';

interface Props {
  params: Promise<{ courseId: string; pathId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'path');

export default async function EditPathPage({ params }: Props) {
  const { courseId, pathId } = await params;
  const [course, path, concepts] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Path>(`/paths/${pathId}`),
    pickableConcepts(courseId),
  ]);
  if (!path.editable) forbidden();
  return (
    <Words of={['paths']}>
      <PathForm key={`${pathId} ${path.version}`} course={course} concepts={concepts} classes={[]} path={path} />
    </Words>
  );
}
