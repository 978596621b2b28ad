import type { Metadata } from 'next';
import type { Framework } from '@/features/standards/contract';
import { FrameworksScreen } from '@/features/standards/ui/frameworks-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('standards');

export default async function StandardsPage() {
  const { items } = await pageApi<{ items: Framework[] }>('/frameworks');
  return (
    <Words of={['standards']}>
      <FrameworksScreen frameworks={items} />
    </Words>
  );
}
