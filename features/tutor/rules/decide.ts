import type { OpenExercise } from '@/features/practice/contract';
import type { TurnedReason } from '../contract';
import { isGuarded } from './honest-tries';
import type { Intent } from './intent';

/** How much of what an exercise asks a message has to ask, to be a question about that exercise. */
export const SAME_QUESTION = 0.6;

export interface Situation {
  intent: Intent;
  question: string;
  /** All unfinished exercises of the learner in the course, the latest first. */
  open: readonly OpenExercise[];
  /** The exercise on the screen, as the browser says; believed only where it is one of `open`. */
  presentationId: string | null;
}

export type Decision =
  | { do: 'turn'; reason: TurnedReason }
  /** The next hint of the exercise. */
  | { do: 'hint'; exercise: OpenExercise }
  /** The worked answer, after honest tries. */
  | { do: 'show'; exercise: OpenExercise }
  /** "Give it as your answer": whether it is right or not. */
  | { do: 'try'; exercise: OpenExercise }
  /** The learner wants an answer, and which exercise is meant is not clear. */
  | { do: 'which' }
  | { do: 'thanks' }
  /** Teach, but say nothing that tells the answer of `guarded`; those in `inFront` not even in passing. */
  | { do: 'answer'; guarded: OpenExercise[]; inFront: ReadonlySet<string>; exercise: OpenExercise | null };

const ABOUT_EXERCISE: ReadonlySet<Intent> = new Set(['answer_please', 'hint_please', 'check_please']);

/**
 * What the tutor does with a message, before anything is looked up: what is turned away, whether it is help with an exercise (then hints come
 * first and the answer last), or a question on the matter.
 */
export function decide(situation: Situation): Decision {
  const { intent, open, presentationId, question } = situation;
  if (intent === 'thanks') return { do: 'thanks' };
  const guarded = open.filter(isGuarded);
  const onScreen = open.find((exercise) => exercise.presentationId === presentationId) ?? null;
  const asked = askedAbout(open, question);
  const exercise = asked ?? onScreen;
  if (isTurned(intent) && !(intent === 'homework' && exercise)) return { do: 'turn', reason: intent };
  if (exercise && (ABOUT_EXERCISE.has(intent) || intent === 'homework' || asked)) return help(intent, exercise);
  if (intent === 'answer_please' && guarded.length > 0) return { do: 'which' };
  const inFront = new Set([onScreen, asked].flatMap((each) => each?.presentationId ?? []));
  return { do: 'answer', guarded, inFront, exercise: onScreen };
}

function help(intent: Intent, exercise: OpenExercise): Decision {
  if (!isGuarded(exercise)) {
    if (intent === 'answer_please' || intent === 'homework') return { do: 'show', exercise };
    return intent === 'check_please' ? { do: 'try', exercise } : { do: 'hint', exercise };
  }
  return intent === 'check_please' ? { do: 'try', exercise } : { do: 'hint', exercise };
}

/** The open exercise that a message asks the same as, the closest one. */
function askedAbout(open: readonly OpenExercise[], question: string): OpenExercise | null {
  const best = open
    .map((exercise) => ({ exercise, share: exercise.asksTheSame(question) }))
    .filter(({ share }) => share >= SAME_QUESTION)
    .sort((a, b) => b.share - a.share)[0];
  return best?.exercise ?? null;
}

function isTurned(intent: Intent): intent is TurnedReason {
  return !['answer_please', 'hint_please', 'check_please', 'thanks', 'question'].includes(intent);
}
