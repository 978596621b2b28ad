import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { ConceptGateRow, Gates } from '@/features/pathways/contract';
import { ConceptGatesScreen } from '@/features/pathways/ui/gates/concept-gates-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'gates');

export default async function GatesPage({ params }: Props) {
  const { courseId } = await params;
  const [course, gates, { items }] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Gates>(`/courses/${courseId}/gates`),
    pageApi<{ items: ConceptGateRow[] }>(`/courses/${courseId}/gates/concepts`),
  ]);
  return (
    <Words of={['gates']}>
      <ConceptGatesScreen course={course} gates={gates} initial={items} />
    </Words>
  );
}
