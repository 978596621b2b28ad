import type { Metadata } from 'next';
import { ComposeScreen } from '@/features/lessons/ui/compose-screen';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ concept?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'lesson');

export default async function NewLessonPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { concept } = await searchParams;
  return (
    <Words of={['lesson']}>
      <ComposeScreen courseId={courseId} conceptId={typeof concept === 'string' ? concept : null} />
    </Words>
  );
}
