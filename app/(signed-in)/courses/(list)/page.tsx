import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import { CoursesScreen } from '@/features/library/ui/courses-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('courses');

export default async function CoursesPage() {
  const [me, courses] = await Promise.all([pageApi<Me>('/me'), allPages<Course>(pageApi, '/courses')]);
  return (
    <Words of={['library']}>
      <CoursesScreen courses={courses} mayCreate={me.role === 'teacher' || me.role === 'admin'} />
    </Words>
  );
}
