import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { Framework, FrameworkImport, TreeStandard } from '@/features/standards/contract';
import { FrameworkScreen } from '@/features/standards/ui/framework-screen';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

interface Props {
  params: Promise<{ frameworkId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const framework = await pageApiOrNull<Framework>(`/frameworks/${(await params).frameworkId}`);
  return titled('standards', framework?.title);
}

export default async function FrameworkPage({ params }: Props) {
  const { frameworkId } = await params;
  const base = `/frameworks/${frameworkId}`;
  const [framework, top, imports, me] = await Promise.all([
    pageApi<Framework>(base),
    pageApi<{ items: TreeStandard[]; nextCursor: string | null }>(`${base}/standards?limit=100`),
    pageApi<{ items: FrameworkImport[] }>(`${base}/imports`),
    pageApi<Me>('/me'),
  ]);
  return (
    <Words of={['standards']}>
      <FrameworkScreen
        key={`${frameworkId} ${framework.updatedAt}`}
        framework={framework}
        top={top}
        imports={imports.items}
        mayRemove={me.role === 'admin'}
      />
    </Words>
  );
}
