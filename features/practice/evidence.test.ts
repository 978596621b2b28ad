import { expect, it } from 'vitest';
import { evidenceKindOf } from './evidence';

it.each([
  [{ attemptCount: 0, hintsShown: 0, answerSeen: false }, 'unaided'],
  [{ attemptCount: 0, hintsShown: 2, answerSeen: false }, 'hinted'],
  [{ attemptCount: 1, hintsShown: 0, answerSeen: false }, 'none'],
  [{ attemptCount: 0, hintsShown: 0, answerSeen: true }, 'none'],
  [{ attemptCount: 0, hintsShown: 1, answerSeen: true }, 'none'],
  [{ attemptCount: 0, hintsShown: 0, answerSeen: false, unproven: true }, 'none'],
] as const)('%o counts as %s', (circumstances, kind) => {
  expect(evidenceKindOf({ unproven: false, ...circumstances })).toBe(kind);
});
