import type { Metadata } from 'next';
import type { SchoolClass } from '@/features/identity/contract';
import type { Invitation, JoinCode } from '@/features/identity/invitations/contract';
import { ClassEntryScreen } from '@/features/identity/invitations/ui/class-entry-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../../titles';
import { Words } from '../../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('classEntry');

export default async function ClassEntryPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  const path = `/classes/${encodeURIComponent(classId)}`;
  const [found, code, invitations] = await Promise.all([
    pageApi<SchoolClass>(path),
    pageApi<JoinCode>(`${path}/join-code`),
    pageApi<{ items: Invitation[] }>(`${path}/invitations`),
  ]);
  return (
    <Words of={['invitations', 'signInCards']}>
      <ClassEntryScreen classId={found.id} name={found.name} code={code} initial={invitations.items} />
    </Words>
  );
}
