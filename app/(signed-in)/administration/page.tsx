import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import { AdministrationScreen } from '@/features/identity/ui/administration-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('administration');

export default async function AdministrationPage() {
  const me = await pageApi<Me>('/me');
  return (
    <Words of={['administration']}>
      <AdministrationScreen role={me.role} />
    </Words>
  );
}
