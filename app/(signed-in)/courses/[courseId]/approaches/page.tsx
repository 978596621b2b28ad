import type { Metadata } from 'next';
import type { CourseApproaches } from '@/features/approaches/contract';
import { ApproachesScreen } from '@/features/approaches/ui/approaches-screen';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'approaches');

export default async function ApproachesPage({ params }: Props) {
  const { courseId } = await params;
  const [course, first] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<CourseApproaches>(`/courses/${courseId}/approaches`),
  ]);
  return (
    <Words of={['approaches']}>
      <ApproachesScreen key={courseId} course={course} first={first} />
    </Words>
  );
}
