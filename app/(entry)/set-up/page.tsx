import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DemoOffer } from '@/features/demo/ui/demo-offer';
import type { Installation } from '@/features/identity/contract';
import { SetUpScreen } from '@/features/identity/ui/set-up-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('setUp');

export default async function SetUpPage() {
  const installation = await pageApi<Installation>('/installation');
  if (installation.ready) redirect('/');
  return (
    <Words of={['identity', 'demo']}>
      <DemoOffer>
        <SetUpScreen />
      </DemoOffer>
    </Words>
  );
}
