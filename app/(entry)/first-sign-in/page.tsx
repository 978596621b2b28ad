import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FirstSignInScreen } from '@/features/identity/cards/ui/first-sign-in-screen';
import type { Installation } from '@/features/identity/contract';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('firstSignIn');

export default async function FirstSignInPage() {
  const installation = await pageApi<Installation>('/installation');
  if (!installation.ready) redirect('/set-up');
  return (
    <Words of={['identity', 'signInCards']}>
      <FirstSignInScreen />
    </Words>
  );
}
