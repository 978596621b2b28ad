import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StartScreen } from '@/features/explain-back/ui/start-screen';
import { courseTitled } from '../../../../course-titles';
import { Words } from '../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ concept?: string | string[]; lesson?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'explain');

export default async function ExplainPage({ params, searchParams }: Props) {
  const [{ courseId }, { concept, lesson }] = await Promise.all([params, searchParams]);
  if (typeof concept !== 'string') notFound();
  return (
    <Words of={['explainBack']}>
      <StartScreen
        key={concept}
        courseId={courseId}
        conceptId={concept}
        lessonId={typeof lesson === 'string' ? lesson : null}
      />
    </Words>
  );
}
