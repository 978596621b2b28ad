import type { Metadata } from 'next';
import type { Person } from '@/features/identity/contract';
import { PeopleScreen } from '@/features/identity/ui/people-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('people');

export default async function PeoplePage() {
  const people = await allPages<Person>(pageApi, '/people');
  return (
    <Words of={['identity']}>
      <PeopleScreen people={people} />
    </Words>
  );
}
