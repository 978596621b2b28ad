'use client';

import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { PracticeScreen } from '@/features/practice/ui/practice-screen';
import { HelpCard } from '@/features/recommendations/ui/help-card';
import { AlsoHelps } from '@/features/resources/ui/also-helps';

/** Puts what also helps into practice, and what is recommended at its foot. */
export function PracticeWithHelps({ course, concept }: { course: Course; concept: Concept | null }) {
  return (
    <>
      <PracticeScreen
        course={course}
        concept={concept}
        helps={(conceptId) => <AlsoHelps courseId={course.id} conceptId={conceptId} lang={course.language} open />}
      />
      {concept ? <HelpCard courseId={course.id} conceptId={concept.id} lang={course.language} /> : null}
    </>
  );
}
