import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { CourseUpdate } from '@/features/updates/contract';
import { UpdatesScreen } from '@/features/updates/ui/updates-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'updates');

export default async function UpdatesPage({ params }: Props) {
  const { courseId } = await params;
  const [course, first] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ListPage<CourseUpdate>>(`/courses/${courseId}/updates?limit=20`),
  ]);
  return (
    <Words of={['updates']}>
      <UpdatesScreen key={first.items[0]?.ingestionId} course={course} first={first} />
    </Words>
  );
}
