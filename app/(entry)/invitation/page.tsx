import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { Installation, Me } from '@/features/identity/contract';
import { InvitationScreen } from '@/features/identity/invitations/ui/invitation-screen';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('invitation');

export default async function InvitationPage() {
  const installation = await pageApi<Installation>('/installation');
  if (!installation.ready) redirect('/set-up');
  const me = await pageApiOrNull<Me>('/me');
  return (
    <Words of={['identity', 'invitations']}>
      <InvitationScreen signedInAs={me?.name ?? null} />
    </Words>
  );
}
