import { EXERCISE_CHANGED } from '@/ui/exercise-signal';

/** Id of the unfinished exercise that stands on the page, if one does. The server decides whether it is this learner's. */
export function exerciseOnScreen(): string | null {
  return document.querySelector<HTMLElement>('[data-open-presentation]')?.dataset.openPresentation ?? null;
}

/** Lets the exercise on the page look anew: a hint may have been given here. */
export function tellExercise(presentationId: string): void {
  window.dispatchEvent(new CustomEvent(EXERCISE_CHANGED, { detail: presentationId }));
}
