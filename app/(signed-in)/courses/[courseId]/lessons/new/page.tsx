import type { Metadata } from 'next';
import { approachSchema } from '@/features/lessons/contract';
import { ComposeScreen } from '@/features/lessons/ui/compose-screen';
import type { Course } from '@/features/library/contract';
import { pageApi } from '@/server/page-api';
import { courseTitled } from '../../../../../course-titles';
import { Words } from '../../../../../words';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ concept?: string | string[]; approach?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'lesson');

export default async function NewLessonPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { concept, approach } = await searchParams;
  const course = await pageApi<Course>(`/courses/${courseId}`);
  return (
    <Words of={['lesson']}>
      <ComposeScreen
        courseId={courseId}
        conceptId={typeof concept === 'string' ? concept : null}
        approach={approachSchema.safeParse(approach).data}
        lang={course.language}
      />
    </Words>
  );
}
