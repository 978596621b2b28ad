import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import { PathForm } from '@/features/paths/ui/path-form';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';
import { pickableConcepts, taughtClasses } from '../pickable';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ concept?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'newPath');

export default async function NewPathPage({ params, searchParams }: Props) {
  const [{ courseId }, { concept }] = await Promise.all([params, searchParams]);
  const [course, concepts, classes] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pickableConcepts(courseId),
    taughtClasses(courseId),
  ]);
  return (
    <Words of={['paths']}>
      <PathForm
        course={course}
        concepts={concepts}
        classes={classes}
        first={typeof concept === 'string' ? concept : null}
      />
    </Words>
  );
}
