import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { LearnerOnPath, Path } from '@/features/paths/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';
import { PathWithLessons } from './path-with-lessons';

interface Props {
  params: Promise<{ courseId: string; pathId: string }>;
  searchParams: Promise<{ learner?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'path');

export default async function PathPage({ params, searchParams }: Props) {
  const [{ courseId, pathId }, { learner }] = await Promise.all([params, searchParams]);
  const learnerId = typeof learner === 'string' && learner !== '' ? learner : null;
  const [course, path] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Path>(`/paths/${pathId}${learnerId ? `?learnerId=${encodeURIComponent(learnerId)}` : ''}`),
  ]);
  const learners =
    path.taught && path.seenFor === null
      ? (await pageApi<Pick<ListPage<LearnerOnPath>, 'items'>>(`/paths/${pathId}/learners`)).items
      : null;
  return (
    <Words of={['paths', 'pathways']}>
      <PathWithLessons key={`${pathId} ${learnerId}`} course={course} path={path} learners={learners} />
    </Words>
  );
}
