import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { Invitation } from '@/features/identity/invitations/contract';
import { InvitationsScreen } from '@/features/identity/invitations/ui/invitations-screen';
import { roles, schoolRoles } from '@/platform/database/roles';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('invitations');

export default async function InvitationsPage() {
  const [me, invitations, schools] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<{ items: Invitation[] }>('/invitations'),
    pageApi<{ items: { id: string; name: string; closedAt: string | null }[] }>('/schools'),
  ]);
  return (
    <Words of={['invitations']}>
      <InvitationsScreen
        initial={invitations.items}
        roles={
          me.role === 'admin'
            ? ['teacher', ...roles.filter((role) => role !== 'teacher')]
            : ['teacher', ...schoolRoles.filter((role) => role !== 'teacher')]
        }
        schools={schools.items.filter(({ closedAt }) => closedAt === null)}
      />
    </Words>
  );
}
