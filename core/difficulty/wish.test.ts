import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_SUCCESS, wantedSuccess } from './target-success';
import { wishLeft, wishSaid } from './wish';

const steps = fc.integer({ min: -10, max: 10 });
const answers = fc.integer({ min: 0, max: 60 });

describe('a wish for harder or easier questions', () => {
  it('fades by a step with every four answers, and is gone in the end', () => {
    expect([0, 3, 4, 7, 8, 11, 12, 99].map((answersSince) => wishLeft({ steps: -3, answersSince }))).toEqual([
      -3, -3, -2, -2, -1, -1, 0, 0,
    ]);
    fc.assert(
      fc.property(steps, answers, (steps, answersSince) => {
        const now = wishLeft({ steps, answersSince });
        expect(Math.abs(wishLeft({ steps, answersSince: answersSince + 4 }))).toBeLessThanOrEqual(Math.abs(now));
        expect(now === 0 || Math.sign(now) === Math.sign(steps)).toBe(true);
      }),
    );
    expect(wantedSuccess({ misses: 0, wish: wishLeft({ steps: 3, answersSince: 12 }) })).toEqual(TARGET_SUCCESS);
  });

  it('adds up to three, and the last word counts', () => {
    expect([1, 2, 3, 3].map((_, i) => wishSaid({ steps: i, answersSince: 0 }, 'harder'))).toEqual([1, 2, 3, 3]);
    expect(wishSaid({ steps: 3, answersSince: 0 }, 'easier')).toBe(-1);
    expect(wishSaid({ steps: -2, answersSince: 4 }, 'easier')).toBe(-2);
    fc.assert(
      fc.property(
        steps,
        answers,
        fc.constantFrom('harder' as const, 'easier' as const),
        (steps, answersSince, said) => {
          const [before] = wantedSuccess({ misses: 0, wish: wishLeft({ steps, answersSince }) });
          const [after] = wantedSuccess({ misses: 0, wish: wishSaid({ steps, answersSince }, said) });
          // Harder never makes questions easier, nor the other way round.
          expect(said === 'harder' ? after <= before : after >= before).toBe(true);
        },
      ),
    );
  });
});
