import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { RecordTable } from '@/features/rights/contract';
import { RecordTableScreen } from '@/features/rights/ui/record-table-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../../titles';
import { Words } from '../../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('record');

export default async function RecordTablePage({ params }: { params: Promise<{ learnerId: string; table: string }> }) {
  const { learnerId, table } = await params;
  const me = await pageApi<Me>('/me');
  const path = `/learners/${learnerId}/record/tables/${encodeURIComponent(table)}?limit=20`;
  const page = await pageApi<RecordTable>(path);
  return (
    <Words of={['record']}>
      <RecordTableScreen page={page} own={me.id === learnerId} />
    </Words>
  );
}
