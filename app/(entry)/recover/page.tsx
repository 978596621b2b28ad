import type { Metadata } from 'next';
import type { SignInWays } from '@/features/identity/sign-in/contract';
import { RecoverScreen } from '@/features/identity/sign-in/ui/recover-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('recover');

export default async function RecoverPage() {
  const { mail } = await pageApi<SignInWays>('/sign-in/ways');
  return (
    <Words of={['identity', 'signIn']}>
      <RecoverScreen mail={mail} />
    </Words>
  );
}
