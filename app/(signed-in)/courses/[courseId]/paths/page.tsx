import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { PathList } from '@/features/paths/contract';
import { PathsScreen } from '@/features/paths/ui/paths-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'paths');

export default async function PathsPage({ params }: Props) {
  const { courseId } = await params;
  const [course, { items }] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<PathList>(`/courses/${courseId}/paths`),
  ]);
  return (
    <Words of={['paths']}>
      <PathsScreen course={course} paths={items} />
    </Words>
  );
}
