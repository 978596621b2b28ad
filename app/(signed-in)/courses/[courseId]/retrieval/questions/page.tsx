import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { RetrievalQuestion, ScoreReport } from '@/features/library/measure/contract';
import type { CourseIndex } from '@/features/library/reindex/contract';
import { QuestionsScreen } from '@/features/library/ui/retrieval/questions-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'retrieval');

export default async function QuestionsPage({ params }: Props) {
  const { courseId } = await params;
  const base = `/courses/${courseId}`;
  const [course, questions, scores, index] = await Promise.all([
    pageApi<Course>(base),
    pageApi<{ items: RetrievalQuestion[] }>(`${base}/retrieval/questions`),
    pageApi<ScoreReport>(`${base}/retrieval/scores`),
    pageApi<CourseIndex>(`${base}/index`),
  ]);
  return (
    <Words of={['retrieval']}>
      <QuestionsScreen key={courseId} course={course} questions={questions.items} scores={scores} index={index} />
    </Words>
  );
}
