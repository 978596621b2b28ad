import type { Metadata } from 'next';
import type { Security } from '@/features/identity/sign-in/contract';
import { AccountScreen } from '@/features/identity/sign-in/ui/account-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('account');

export default async function AccountPage() {
  const own = await pageApi<Security>('/me/sign-in');
  return (
    <Words of={['identity', 'signIn']}>
      <AccountScreen initial={own} />
    </Words>
  );
}
