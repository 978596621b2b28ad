import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { School } from '@/features/identity/people/contract';
import { SchoolsScreen } from '@/features/identity/ui/schools-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../titles';
import { Words } from '../../words';

export const generateMetadata = (): Promise<Metadata> => titled('schools');

export default async function SchoolsPage() {
  const [me, schools] = await Promise.all([pageApi<Me>('/me'), pageApi<{ items: School[] }>('/schools')]);
  return (
    <Words of={['identity']}>
      <SchoolsScreen initial={schools.items} reader={me.role} />
    </Words>
  );
}
