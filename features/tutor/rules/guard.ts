import type { OpenExercise } from '@/features/practice/contract';

export interface Guard {
  /** The text would tell the answer of an exercise, by itself or together with all that was let through before. */
  tells(text: string): boolean;
  /** Notes a text as shown. */
  shown(text: string): void;
}

/**
 * Watches over all that one answer says, block by block: what two blocks tell together is not told either.
 * @param inFront presentations whose answer must not be said even in passing.
 */
export function guardOf(guarded: readonly OpenExercise[], inFront: ReadonlySet<string>): Guard {
  const before: string[] = [];
  return {
    tells(text) {
      const all = [...before, text].join('\n\n');
      return guarded.some((exercise) => {
        const near = inFront.has(exercise.presentationId);
        return exercise.givesAway(text, near) || (before.length > 0 && exercise.givesAway(all, near));
      });
    },
    shown: (text) => void before.push(text),
  };
}
