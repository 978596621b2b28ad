import type { ReactNode } from 'react';
import type { Course } from '@/features/library/contract';
import { CourseTabs } from '@/features/library/ui/course-tabs';
import { pageApi } from '@/server/page-api';

interface Props {
  params: Promise<{ courseId: string }>;
  children: ReactNode;
}

export default async function CourseLayout({ params, children }: Props) {
  const { courseId } = await params;
  return <CourseTabs course={await pageApi<Course>(`/courses/${courseId}`)}>{children}</CourseTabs>;
}
