import type { Metadata } from 'next';
import type { OwnComparisons } from '@/features/experiments/contract';
import { ComparisonsScreen } from '@/features/experiments/ui/comparisons-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('comparisons');

export default async function ComparisonsPage() {
  const own = await pageApi<OwnComparisons>('/me/comparisons');
  return (
    <Words of={['experiments']}>
      <ComparisonsScreen initial={own} />
    </Words>
  );
}
