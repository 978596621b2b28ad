import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Installation, Me } from '@/features/identity/contract';
import { JoinScreen } from '@/features/identity/ui/join-screen';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('join');

export default async function JoinPage({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const installation = await pageApi<Installation>('/installation');
  if (!installation.ready) redirect('/set-up');
  const { code } = await searchParams;
  const joinCode = typeof code === 'string' ? code : '';
  if (await pageApiOrNull<Me>('/me')) redirect(`/classes?code=${encodeURIComponent(joinCode)}`);
  return (
    <Words of={['identity']}>
      <JoinScreen joinCode={joinCode} />
    </Words>
  );
}
