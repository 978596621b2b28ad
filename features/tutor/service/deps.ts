import type { ConceptsPort } from '@/features/concepts/contract';
import type { ConsentPort } from '@/features/consent/contract';
import type { GroundingPort } from '@/features/grounding/contract';
import type { AnswerCachePort, OutputsPort } from '@/features/language-models/contract';
import type { LibraryPort } from '@/features/library/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { TutorPracticePort } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { ModelServing } from '@/platform/models/serving/types';
import { tutorErrors } from '../contract';

export interface TutorDeps {
  library: Pick<LibraryPort<Tx>, 'retrieve' | 'chunksById'>;
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  mastery: Pick<MasteryPort<Tx>, 'masteryOf'>;
  /** Whether a learner wants a tutor. */
  consent: Pick<ConsentPort<Tx>, 'allows'>;
  practice: TutorPracticePort<Tx>;
  serving: ModelServing;
  grounding: GroundingPort;
  outputs: OutputsPort<Tx>;
  answers: AnswerCachePort<Tx>;
  /** Questions that a learner may ask within an hour. */
  questionsPerHour: number;
  /** Whom a learner in need is pointed to, in the school's words; undefined: an adult that they trust. */
  supportPerson: string | undefined;
  now(): Date;
}

/** Runs work in one short transaction as the learner. */
export type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export const fail = errorsOf(tutorErrors);

/** There is none of this learner's, or it is out of sight. */
export function noSuchThread() {
  return fail('thread_not_found', 'There is no such conversation of yours.');
}
