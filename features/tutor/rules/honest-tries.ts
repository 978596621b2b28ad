import type { OpenExercise } from '@/features/practice/contract';

/** After so many honest tries the answer may be told. */
export const HONEST_TRIES = 3;
/** Nobody reads a question and answers it in less, in milliseconds by the server's clock. */
const PLAUSIBLE_MS = 2500;

type Tried = Pick<OpenExercise, 'tries' | 'presentedAt'>;

/**
 * Honest tries at an exercise: answers that say something, differ from each other, and took a plausible time since the exercise was shown or
 * the try before. Measured by the server's clock, since a browser can say what it likes.
 */
export function honestTries({ tries, presentedAt }: Tried): number {
  const seen = new Set<string>();
  let since = presentedAt.getTime();
  for (const { words, at } of tries) {
    const took = at.getTime() - since;
    since = at.getTime();
    const form = formOf(words);
    if (form !== '' && took >= PLAUSIBLE_MS) seen.add(form);
  }
  return seen.size;
}

/** The answer may still not be told. */
export function isGuarded(exercise: Tried): boolean {
  return honestTries(exercise) < HONEST_TRIES;
}

/** The same answer in other spelling is no second try. */
function formOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[!?.,;:\s]+$/, '')
    .replace(/[^\p{L}\p{N}+\-*/<>=!]+/gu, ' ')
    .trim();
}
