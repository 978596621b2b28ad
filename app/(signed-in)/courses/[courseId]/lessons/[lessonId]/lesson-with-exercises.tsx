'use client';

import type { Lesson } from '@/features/lessons/contract';
import { LessonScreen } from '@/features/lessons/ui/lesson-screen';
import type { Course } from '@/features/library/contract';
import { ExerciseFlow } from '@/features/practice/ui/exercise/exercise-flow';
import { HelpCard } from '@/features/recommendations/ui/help-card';
import { AlsoHelps } from '@/features/resources/ui/also-helps';

/** Puts the questions of the practice feature, and what also helps, into the lesson of the lessons feature. */
export function LessonWithExercises({ course, lesson }: { course: Course; lesson: Lesson }) {
  return (
    <>
      <LessonScreen
        course={course}
        lesson={lesson}
        exercises={(onDone) => (
          <ExerciseFlow
            presentations={lesson.exercises}
            lang={course.language}
            onDone={onDone}
            helps={(conceptId) => <AlsoHelps courseId={course.id} conceptId={conceptId} lang={course.language} open />}
          />
        )}
        helps={<AlsoHelps courseId={course.id} conceptId={lesson.conceptId} lang={course.language} />}
      />
      <HelpCard courseId={course.id} conceptId={lesson.conceptId} lessonId={lesson.id} lang={course.language} />
    </>
  );
}
