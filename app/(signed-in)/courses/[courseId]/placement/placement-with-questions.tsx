'use client';

import type { Course } from '@/features/library/contract';
import type { Placement } from '@/features/pathways/contract';
import { PlacementScreen } from '@/features/pathways/ui/placement-screen';
import { SingleAnswer } from '@/features/practice/ui/exercise/single-answer';

/** Puts practice's field for one answer into a placement. */
export function PlacementWithQuestions({ course, placement }: { course: Course; placement: Placement }) {
  return (
    <PlacementScreen
      course={course}
      initial={placement}
      question={(props) => <SingleAnswer key={props.presentation.id} lang={course.language} {...props} />}
    />
  );
}
