import type { Metadata } from 'next';
import type { ImportRow, PeopleImport } from '@/features/identity/import/contract';
import { ListScreen } from '@/features/identity/import/ui/list-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('peopleImport');

export default async function PeopleListPage({ params }: { params: Promise<{ importId: string }> }) {
  const { importId } = await params;
  const id = encodeURIComponent(importId);
  const [list, rows] = await Promise.all([
    pageApi<PeopleImport>(`/people/imports/${id}`),
    pageApi<ListPage<ImportRow>>(`/people/imports/${id}/rows?limit=100`),
  ]);
  return (
    <Words of={['peopleImport', 'signInCards']}>
      <ListScreen initial={list} rows={rows} />
    </Words>
  );
}
