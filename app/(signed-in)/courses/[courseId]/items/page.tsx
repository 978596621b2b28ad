import type { Metadata } from 'next';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { BankItem } from '@/features/practice/contract';
import { ItemBankScreen } from '@/features/practice/ui/item-bank-screen';
import { allPages } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'items');

export default async function ItemsPage({ params }: Props) {
  const { courseId } = await params;
  const [course, items, concepts] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    allPages<BankItem>(pageApi, `/courses/${courseId}/items`),
    allPages<Concept>(pageApi, `/courses/${courseId}/concepts`),
  ]);
  return (
    <Words of={['items', 'exercise']}>
      <ItemBankScreen key={courseId} course={course} items={items} concepts={concepts} />
    </Words>
  );
}
