import type { Metadata } from 'next';
import type { Me, Person } from '@/features/identity/contract';
import type { School } from '@/features/identity/people/contract';
import { PeopleScreen } from '@/features/identity/ui/people-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('people');

export default async function PeoplePage() {
  const [me, people, schools] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<ListPage<Person>>('/people?limit=50'),
    pageApi<{ items: School[] }>('/schools'),
  ]);
  return (
    <Words of={['identity', 'signIn']}>
      <PeopleScreen me={me} initial={people} schools={schools.items} />
    </Words>
  );
}
