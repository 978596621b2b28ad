import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Installation } from '@/features/identity/contract';
import type { SignInWays } from '@/features/identity/sign-in/contract';
import { SignInScreen } from '@/features/identity/ui/sign-in-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('signIn');

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; problem?: string | string[]; step?: string | string[] }>;
}) {
  const installation = await pageApi<Installation>('/installation');
  if (!installation.ready) redirect('/set-up');
  const { next, problem, step } = await searchParams;
  const ways = await pageApi<SignInWays>('/sign-in/ways');
  return (
    <Words of={['identity', 'signIn']}>
      <SignInScreen
        districtName={installation.districtName}
        next={typeof next === 'string' ? next : null}
        ways={ways}
        begunElsewhere={step === 'code'}
        refused={typeof problem === 'string' ? problem : null}
      />
    </Words>
  );
}
