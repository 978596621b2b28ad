import { describe, expect, it } from 'vitest';
import type { AttemptResult, Presentation } from '../../contract';
import { initialState, outcomeOf, reduce } from './use-exercise';

const presentation: Presentation = {
  id: 'p',
  itemId: 'i',
  courseId: 'c',
  conceptId: 'k',
  conceptName: 'Lock-out',
  lessonId: null,
  body: { kind: 'cloze', prompt: 'Fill the gap', text: 'A ____ holds it.' },
  html: {},
  hints: [],
  hintsLeft: 3,
  attemptCount: 0,
  finished: false,
  unreviewed: false,
};

function judged(correct: boolean, before: number, after: number, evidence: 'unaided' | 'none'): AttemptResult {
  return {
    attemptId: 'a',
    correct,
    score: correct ? 1 : 0,
    feedback: '',
    look: null,
    answer: null,
    finished: correct,
    explainable: false,
    change: {
      conceptId: 'k',
      conceptName: 'Lock-out',
      before,
      after,
      modeBefore: 'foundational',
      modeAfter: after < 0.4 ? 'foundational' : 'scaffolded',
      evidence,
    },
  };
}

describe('a question', () => {
  it('keeps what was written when sending failed', () => {
    const written = reduce(initialState(presentation), { type: 'write', response: { kind: 'cloze', text: 'padlock' } });
    const failed = reduce(reduce(written, { type: 'begin', step: 'attempt' }), {
      type: 'fail',
      step: 'attempt',
      problem: { code: 'offline', status: 0 },
    });
    expect(failed.response).toEqual({ kind: 'cloze', text: 'padlock' });
    expect(failed.pending).toBeNull();
    expect(failed.failed?.problem.code).toBe('offline');
  });

  it('sums up from before the first try to the last, and the first try is what counts', () => {
    const wrong = reduce(initialState(presentation), { type: 'judged', result: judged(false, 0.3, 0.2, 'unaided') });
    const right = reduce(wrong, { type: 'judged', result: judged(true, 0.2, 0.2, 'none') });
    expect(right.presentation).toMatchObject({ attemptCount: 2, finished: true });
    expect(outcomeOf(right)).toMatchObject({ correct: true, unaided: false, change: { before: 0.3, after: 0.2 } });
  });

  it('ends when the answer was shown, without evidence of knowing', () => {
    const shown = reduce(initialState(presentation), {
      type: 'shown',
      answer: { html: '<p>padlock</p>', citation: null },
    });
    expect(shown.presentation.finished).toBe(true);
    expect(outcomeOf(shown)).toEqual({ correct: false, unaided: false, answerShown: true, missed: true, change: null });
  });
});
