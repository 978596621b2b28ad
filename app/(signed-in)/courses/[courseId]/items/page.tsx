import type { Metadata } from 'next';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { BankItem, PracticeSettings, Proposals } from '@/features/practice/contract';
import { ItemBankScreen } from '@/features/practice/ui/item-bank-screen';
import { allPages, type ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'items');

export default async function ItemsPage({ params }: Props) {
  const { courseId } = await params;
  const [course, first, concepts, proposals, settings] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ListPage<BankItem>>(`/courses/${courseId}/items?limit=50`),
    allPages<Concept>(pageApi, `/courses/${courseId}/concepts`),
    pageApi<Proposals>(`/courses/${courseId}/proposals`),
    pageApi<PracticeSettings>(`/courses/${courseId}/practice-settings`),
  ]);
  return (
    <Words of={['items']}>
      <ItemBankScreen key={courseId} {...{ course, first, concepts, proposals, settings }} />
    </Words>
  );
}
