import type { EvidenceKind } from '@/features/mastery/contract';

const DAY_MS = 24 * 3600 * 1000;

/** How long a worked answer that was asked for makes further answers to the item worth nothing as evidence. */
export const ANSWER_SHOWN_MS = 7 * DAY_MS;

/**
 * The same after a right answer, which shows the worked one too. Shorter, because it came from the learner's own head:
 * giving it again within the day is repetition; from the next day on it is recalled, and that is evidence again.
 */
export const ANSWERED_RIGHT_MS = 1 * DAY_MS;

/** What the server knows of a presentation and its item when an answer comes in. */
export interface Circumstances {
  /** Earlier attempts in this presentation. */
  attemptCount: number;
  hintsShown: number;
  /** The learner saw this item's answer in another presentation, lately enough to count. */
  answerSeen: boolean;
  /** A model's item that no teacher has looked at, in a course where such items are no evidence. */
  unproven: boolean;
}

/**
 * How an attempt counts: only the first of a presentation does, only when the answer was not known already, and only to an item that
 * somebody answers for.
 */
export function evidenceKindOf({ attemptCount, hintsShown, answerSeen, unproven }: Circumstances): EvidenceKind {
  if (attemptCount > 0 || answerSeen || unproven) return 'none';
  return hintsShown > 0 ? 'hinted' : 'unaided';
}
