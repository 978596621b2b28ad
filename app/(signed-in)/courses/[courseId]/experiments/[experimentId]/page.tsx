import type { Metadata } from 'next';
import type { ExperimentDetail } from '@/features/experiments/contract';
import { ExperimentScreen } from '@/features/experiments/ui/report/experiment-screen';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string; experimentId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'experiments');

export default async function ExperimentPage({ params }: Props) {
  const { courseId, experimentId } = await params;
  const [course, experiment] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ExperimentDetail>(`/courses/${courseId}/experiments/${experimentId}`),
  ]);
  return (
    <Words of={['experiments']}>
      <ExperimentScreen key={experimentId} course={course} initial={experiment} />
    </Words>
  );
}
