import type { Metadata } from 'next';
import type { Aggregate, Budget, ExportSettings, ResearchExport, ResearchSources } from '@/features/research/contract';
import { ResearchScreen } from '@/features/research/ui/research-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('research');

export default async function ResearchPage() {
  const [sources, exports, figures, budgets, settings] = await Promise.all([
    pageApi<ResearchSources>('/research/courses'),
    pageApi<ListPage<ResearchExport>>('/research/exports?limit=20'),
    pageApi<ListPage<Aggregate>>('/research/aggregates?limit=10'),
    pageApi<{ items: Budget[] }>('/research/budgets'),
    pageApi<ExportSettings>('/research/settings'),
  ]);
  return (
    <Words of={['research']}>
      <ResearchScreen
        sources={sources}
        exports={exports}
        figures={figures}
        budgets={budgets.items}
        settings={settings}
        today={new Date().toISOString().slice(0, 10)}
      />
    </Words>
  );
}
