import type { Metadata } from 'next';
import type { Demo } from '@/features/demo/contract';
import { DemoScreen } from '@/features/demo/ui/demo-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('demo');

export default async function DemoPage() {
  const demo = await pageApi<Demo>('/demo');
  return (
    <Words of={['demo']}>
      <DemoScreen initial={demo} />
    </Words>
  );
}
