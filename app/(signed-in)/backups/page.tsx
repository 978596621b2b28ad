import type { Metadata } from 'next';
import type { BackupStatus } from '@/features/backups/contract';
import { BackupsScreen } from '@/features/backups/ui/backups-screen';
import type { Me } from '@/features/identity/contract';
import { frameApi, pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('backups');

export default async function BackupsPage() {
  const status = await pageApi<BackupStatus>('/backups');
  const me = await frameApi<Me>('/me');
  return (
    <Words of={['backups']}>
      <BackupsScreen initial={status} mayAsk={me.role === 'admin'} />
    </Words>
  );
}
