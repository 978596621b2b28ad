import type { Metadata } from 'next';
import type { ConsentLearner, ConsentRules } from '@/features/consent/contract';
import { RulesScreen } from '@/features/consent/ui/rules-screen';
import type { Me } from '@/features/identity/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('consent');

export default async function ConsentPage() {
  const [me, rules, learners] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<ConsentRules>('/consent'),
    pageApi<ListPage<ConsentLearner>>('/consent/learners?limit=50'),
  ]);
  return (
    <Words of={['consent']}>
      <RulesScreen initial={rules} learners={learners} readOnly={me.role !== 'admin'} />
    </Words>
  );
}
