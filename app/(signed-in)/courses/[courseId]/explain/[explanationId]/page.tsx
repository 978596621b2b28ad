import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Explanation } from '@/features/explain-back/contract';
import { ExplainScreen } from '@/features/explain-back/ui/explain-screen';
import { TeacherScreen } from '@/features/explain-back/ui/teacher-screen';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string; explanationId: string }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'explain');

export default async function ExplanationPage({ params }: Props) {
  const { courseId, explanationId } = await params;
  const explanation = await pageApi<Explanation>(`/explanations/${explanationId}`);
  if (explanation.courseId !== courseId) notFound();
  const Screen = explanation.mine ? ExplainScreen : TeacherScreen;
  return (
    <Words of={['explainBack']}>
      <Screen key={explanationId} initial={explanation} />
    </Words>
  );
}
