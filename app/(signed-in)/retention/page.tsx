import type { Metadata } from 'next';
import type { Certificate, Hold, RetentionRun, Schedule } from '@/features/retention/contract';
import { RetentionScreen } from '@/features/retention/ui/retention-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('retention');

export default async function RetentionPage() {
  const [schedule, holds, runs, certificates] = await Promise.all([
    pageApi<Schedule>('/retention'),
    pageApi<{ items: Hold[] }>('/retention/holds'),
    pageApi<{ items: RetentionRun[] }>('/retention/runs'),
    pageApi<ListPage<Certificate>>('/retention/certificates'),
  ]);
  return (
    <Words of={['retention']}>
      <RetentionScreen schedule={schedule} holds={holds.items} runs={runs.items} certificates={certificates} />
    </Words>
  );
}
