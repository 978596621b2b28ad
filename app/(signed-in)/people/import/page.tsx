import type { Metadata } from 'next';
import type { PeopleImport } from '@/features/identity/import/contract';
import { ImportScreen } from '@/features/identity/import/ui/import-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('peopleImport');

export default async function PeopleImportPage() {
  const { items } = await pageApi<{ items: PeopleImport[] }>('/people/imports');
  return (
    <Words of={['peopleImport']}>
      <ImportScreen lists={items} />
    </Words>
  );
}
