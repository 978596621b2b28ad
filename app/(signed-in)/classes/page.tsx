import type { Metadata } from 'next';
import type { Me, Role, SchoolClass } from '@/features/identity/contract';
import type { School } from '@/features/identity/people/contract';
import { ClassesScreen } from '@/features/identity/ui/classes-screen';
import type { Course } from '@/features/library/contract';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

const makesClasses = (role: Role) => role === 'teacher' || role === 'school_admin' || role === 'admin';

export const generateMetadata = (): Promise<Metadata> => titled('classes');

export default async function ClassesPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const { code } = await searchParams;
  const me = await pageApi<Me>('/me');
  const [classes, courses, schools] = await Promise.all([
    allPages<SchoolClass>(pageApi, '/classes'),
    allPages<Course>(pageApi, '/courses'),
    makesClasses(me.role) ? pageApi<{ items: School[] }>('/schools') : { items: [] },
  ]);
  return (
    <Words of={['identity']}>
      <ClassesScreen
        {...{ me, classes, courses }}
        schools={schools.items}
        joinCode={typeof code === 'string' ? code : ''}
      />
    </Words>
  );
}
