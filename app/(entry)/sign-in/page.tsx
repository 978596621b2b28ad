import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Installation } from '@/features/identity/contract';
import { SignInScreen } from '@/features/identity/ui/sign-in-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('signIn');

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const installation = await pageApi<Installation>('/installation');
  if (!installation.ready) redirect('/set-up');
  const { next } = await searchParams;
  return (
    <Words of={['identity']}>
      <SignInScreen districtName={installation.districtName} next={typeof next === 'string' ? next : null} />
    </Words>
  );
}
