import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { CourseProgress } from '@/features/mastery/contract';
import { ProgressScreen } from '@/features/mastery/ui/progress-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'progress');

export default async function ProgressPage({ params }: Props) {
  const { courseId } = await params;
  const [course, progress] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<CourseProgress>(`/courses/${courseId}/progress`),
  ]);
  return (
    <Words of={['progress']}>
      <ProgressScreen key={courseId} course={course} progress={progress} />
    </Words>
  );
}
