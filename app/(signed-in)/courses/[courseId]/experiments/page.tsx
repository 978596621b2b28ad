import type { Metadata } from 'next';
import type { ComparisonLearner, Experiment } from '@/features/experiments/contract';
import { ExperimentsScreen } from '@/features/experiments/ui/experiments-screen';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'experiments');

export default async function ExperimentsPage({ params }: Props) {
  const { courseId } = await params;
  const [course, experiments, learners] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ListPage<Experiment>>(`/courses/${courseId}/experiments`),
    pageApi<ListPage<ComparisonLearner>>(`/courses/${courseId}/experiment-learners`),
  ]);
  return (
    <Words of={['experiments']}>
      <ExperimentsScreen key={courseId} course={course} experiments={experiments.items} learners={learners.items} />
    </Words>
  );
}
