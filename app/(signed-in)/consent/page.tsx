import type { Metadata } from 'next';
import type { ConsentLearner, ConsentRules } from '@/features/consent/contract';
import { RulesScreen } from '@/features/consent/ui/rules-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('consent');

export default async function ConsentPage() {
  const [rules, learners] = await Promise.all([
    pageApi<ConsentRules>('/consent'),
    pageApi<ListPage<ConsentLearner>>('/consent/learners?limit=50'),
  ]);
  return (
    <Words of={['consent']}>
      <RulesScreen initial={rules} learners={learners} />
    </Words>
  );
}
