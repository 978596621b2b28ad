import type { Metadata } from 'next';
import type { Lesson } from '@/features/lessons/contract';
import type { Course } from '@/features/library/contract';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { Words } from '../../../../../words';
import { LessonWithExercises } from './lesson-with-exercises';

interface Props {
  params: Promise<{ courseId: string; lessonId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseId, lessonId } = await params;
  const lesson = await pageApiOrNull<Lesson>(`/courses/${courseId}/lessons/${lessonId}`);
  return lesson ? { title: `${lesson.title} · ${lesson.courseTitle}` } : {};
}

export default async function LessonPage({ params }: Props) {
  const { courseId, lessonId } = await params;
  const [course, lesson] = await Promise.all([
    pageApi<Course>(`/courses/${courseId}`),
    pageApi<Lesson>(`/courses/${courseId}/lessons/${lessonId}`),
  ]);
  return (
    <Words of={['lesson', 'exercise', 'recommendations', 'resources']}>
      <LessonWithExercises key={lessonId} course={course} lesson={lesson} />
    </Words>
  );
}
