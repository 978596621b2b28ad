import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { Messages } from '@/platform/i18n/messages';
import { pageApiOrNull } from '@/server/page-api';
import { titled } from './titles';

/** The tab title of a course's page: the view and the course, or the course alone. */
export async function courseTitled(
  params: Promise<{ courseId: string }>,
  page?: keyof Messages['shell']['pages'],
): Promise<Metadata> {
  const course = await pageApiOrNull<Course>(`/courses/${(await params).courseId}`);
  if (course === null) return {};
  return page ? titled(page, course.title) : { title: course.title };
}
