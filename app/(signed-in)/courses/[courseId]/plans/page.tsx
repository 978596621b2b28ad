import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { LearningPlan } from '@/features/pathways/contract';
import { PlansScreen } from '@/features/pathways/ui/plans-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'plans');

export default async function PlansPage({ params }: Props) {
  const { courseId } = await params;
  const [course, plans] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<{ items: LearningPlan[] }>(`/courses/${courseId}/plans`),
  ]);
  return (
    <Words of={['plans']}>
      <PlansScreen course={course} initial={plans.items} />
    </Words>
  );
}
