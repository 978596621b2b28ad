import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { Placement } from '@/features/pathways/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';
import { PlacementWithQuestions } from './placement-with-questions';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'placement');

export default async function PlacementPage({ params }: Props) {
  const { courseId } = await params;
  const [course, placement] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Placement>(`/courses/${courseId}/placement`),
  ]);
  return (
    <Words of={['pathways', 'exercise']}>
      <PlacementWithQuestions course={course} placement={placement} />
    </Words>
  );
}
