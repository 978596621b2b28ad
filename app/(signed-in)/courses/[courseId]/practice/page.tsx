import type { Metadata } from 'next';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { NextStep } from '@/features/pathways/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';
import { PracticeWithHelps } from './practice-with-helps';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ concept?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'practice');

export default async function PracticePage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { concept: asked } = await searchParams;
  const [course, conceptId] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    typeof asked === 'string' ? asked : proposed(courseId),
  ]);
  const concept = conceptId ? await pageApi<Concept>(`/courses/${courseId}/concepts/${conceptId}`) : null;
  return (
    <Words of={['exercise', 'recommendations', 'resources']}>
      <PracticeWithHelps key={conceptId} course={course} concept={concept} />
    </Words>
  );
}

/** Without a concept in the address: what the course proposes next. */
async function proposed(courseId: string): Promise<string | null> {
  const next = await pageApi<NextStep>(`/courses/${courseId}/next`);
  return next.step?.conceptId ?? null;
}
