import type { Metadata } from 'next';
import type { OwnAudit } from '@/features/governance/contract';
import { OwnAuditScreen } from '@/features/governance/ui/own-audit-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

export const generateMetadata = (): Promise<Metadata> => titled('ownAudit');

export default async function OwnAuditPage() {
  const page = await pageApi<ListPage<OwnAudit>>('/me/audit');
  return (
    <Words of={['audit']}>
      <OwnAuditScreen page={page} />
    </Words>
  );
}
