import type { Metadata } from 'next';
import type { ExplanationSummary } from '@/features/explain-back/contract';
import { ExplanationsScreen } from '@/features/explain-back/ui/explanations-screen';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ learner?: string | string[]; concept?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'explanations');

export default async function ExplanationsPage({ params, searchParams }: Props) {
  const [{ courseId }, { learner, concept }] = await Promise.all([params, searchParams]);
  const query = new URLSearchParams({ limit: '50' });
  if (typeof learner === 'string' && learner !== '') query.set('learnerId', learner);
  if (typeof concept === 'string' && concept !== '') query.set('conceptId', concept);
  const [course, page] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<ListPage<ExplanationSummary>>(`/courses/${courseId}/explanations?${query}`),
  ]);
  const one = query.has('learnerId');
  return (
    <Words of={['explainBack']}>
      <ExplanationsScreen
        key={query.toString()}
        course={course}
        page={page}
        query={query.toString()}
        learner={one ? (page.items[0]?.learnerName ?? null) : null}
        others={!one && page.items.some(({ learnerId }) => learnerId !== page.items[0]?.learnerId)}
      />
    </Words>
  );
}
