'use client';

import type { Course } from '@/features/library/contract';
import type { LearnerOnPath, Path } from '@/features/paths/contract';
import { PathScreen } from '@/features/paths/ui/path-screen';
import { StartLessonButton } from '@/features/pathways/ui/start-lesson-button';

/** A path whose first open step begins a lesson. */
export function PathWithLessons({
  course,
  path,
  learners,
}: {
  course: Course;
  path: Path;
  learners: readonly LearnerOnPath[] | null;
}) {
  return (
    <PathScreen
      course={course}
      initial={path}
      learners={learners}
      start={(conceptId) => <StartLessonButton courseId={course.id} conceptId={conceptId} size="small" />}
    />
  );
}
