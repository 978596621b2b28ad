import type { Metadata } from 'next';
import type { ReportView } from '@/features/reports/contract';
import { apiQuery } from '@/features/reports/ui/report-query';
import { ReportScreen } from '@/features/reports/ui/report-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('report');

interface Props {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReportPage({ params, searchParams }: Props) {
  const [{ classId }, search] = await Promise.all([params, searchParams]);
  const query = apiQuery(search);
  const view = await pageApi<ReportView>(`/classes/${classId}/report${query}`);
  return (
    <Words of={['reports']}>
      <ReportScreen
        key={query}
        initial={view}
        query={query}
        controlId={typeof search.with === 'string' ? search.with : undefined}
      />
    </Words>
  );
}
