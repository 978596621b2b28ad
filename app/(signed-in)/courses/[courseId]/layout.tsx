import type { ReactNode } from 'react';
import type { Course } from '@/features/library/contract';
import { CourseTabs } from '@/features/library/ui/course-tabs';
import { TutorDock } from '@/features/tutor/ui/tutor-dock';
import { pageApi } from '@/server/page-api';
import { Words } from '../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  children: ReactNode;
}

export default async function CourseLayout({ params, children }: Props) {
  const { courseId } = await params;
  const course = await pageApi<Course>(`/courses/${courseId}`);
  return (
    <CourseTabs course={course}>
      <Words of={['tutor']}>
        {children}
        <TutorDock courseId={courseId} lang={course.language} />
      </Words>
    </CourseTabs>
  );
}
