import type { Metadata } from 'next';
import type { OverviewView } from '@/features/reports/contract';
import { OverviewScreen } from '@/features/reports/ui/overview-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('reports');

export default async function ReportsPage() {
  const view = await pageApi<OverviewView>('/reports');
  return (
    <Words of={['reports']}>
      <OverviewScreen initial={view} />
    </Words>
  );
}
