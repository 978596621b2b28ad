import type { Metadata } from 'next';
import type { ExperimentChoices } from '@/features/experiments/contract';
import { NewExperimentScreen } from '@/features/experiments/ui/plan/new-experiment-screen';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'newExperiment');

export default async function NewExperimentPage({ params }: Props) {
  const { courseId } = await params;
  const [course, choices] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ExperimentChoices>(`/courses/${courseId}/experiment-choices`),
  ]);
  return (
    <Words of={['experiments']}>
      <NewExperimentScreen key={courseId} course={course} choices={choices} today={new Date().toISOString()} />
    </Words>
  );
}
