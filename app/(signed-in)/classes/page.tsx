import type { Metadata } from 'next';
import type { Me, SchoolClass } from '@/features/identity/contract';
import { ClassesScreen } from '@/features/identity/ui/classes-screen';
import type { Course } from '@/features/library/contract';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('classes');

export default async function ClassesPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const { code } = await searchParams;
  const [me, classes, courses] = await Promise.all([
    pageApi<Me>('/me'),
    allPages<SchoolClass>(pageApi, '/classes'),
    allPages<Course>(pageApi, '/courses'),
  ]);
  return (
    <Words of={['identity']}>
      <ClassesScreen me={me} classes={classes} courses={courses} joinCode={typeof code === 'string' ? code : ''} />
    </Words>
  );
}
