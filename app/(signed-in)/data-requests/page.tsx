import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { Correction, Deletion, DeletionSettings } from '@/features/rights/contract';
import { RequestsScreen } from '@/features/rights/ui/requests-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('dataRequests');

export default async function DataRequestsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const open = (await searchParams).ended !== 'yes';
  const query = `open=${open ? 'yes' : 'no'}&limit=20`;
  const me = await pageApi<Me>('/me');
  const corrections = await pageApi<ListPage<Correction>>(`/corrections?${query}`);
  const deletions = await pageApi<ListPage<Deletion>>(`/deletions?${query}`);
  const settings = await pageApi<DeletionSettings>('/deletions/settings');
  return (
    <Words of={['record', 'rights']}>
      <RequestsScreen
        key={query}
        corrections={corrections}
        deletions={deletions}
        settings={settings}
        open={open}
        isAdmin={me.role === 'admin'}
      />
    </Words>
  );
}
