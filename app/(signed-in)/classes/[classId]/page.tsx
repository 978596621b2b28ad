import type { Metadata } from 'next';
import type { Me } from '@/features/identity/contract';
import type { ClassDetail, School } from '@/features/identity/people/contract';
import { ClassScreen } from '@/features/identity/ui/class-screen';
import { pageApi } from '@/server/page-api';
import { titled } from '../../../titles';
import { Words } from '../../../words';

interface Props {
  params: Promise<{ classId: string }>;
}

export const generateMetadata = (): Promise<Metadata> => titled('classDetail');

export default async function ClassPage({ params }: Props) {
  const { classId } = await params;
  const [me, entry, schools] = await Promise.all([
    pageApi<Me>('/me'),
    pageApi<ClassDetail>(`/classes/${classId}`),
    pageApi<{ items: School[] }>('/schools'),
  ]);
  return (
    <Words of={['identity']}>
      <ClassScreen initial={entry} schools={schools.items} mayReport={me.role !== 'school_admin'} />
    </Words>
  );
}
