import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { Explained } from '@/features/library/measure/explained';
import { TryScreen } from '@/features/library/ui/retrieval/try-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';
import { requireEditable } from './require-editable';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ q?: string | string[]; passage?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'retrieval');

export default async function TryPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { q, passage } = await searchParams;
  const question = typeof q === 'string' ? q.trim() : '';
  const asked = new URLSearchParams({ q: question });
  const [course, explained] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    question === '' ? null : pageApi<Explained>(`/courses/${courseId}/retrieval?${asked}`),
  ]);
  requireEditable(course);
  return (
    <Words of={['retrieval']}>
      <TryScreen
        course={course}
        question={question}
        explained={explained}
        wanted={typeof passage === 'string' && passage !== '' ? passage : null}
      />
    </Words>
  );
}
