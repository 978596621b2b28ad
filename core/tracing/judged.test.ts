import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAnswer, DEFAULT_PARAMETERS, parametersOf } from './bkt';
import { throughJudge } from './judged';

const answer = parametersOf(DEFAULT_PARAMETERS, null);
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('an answer seen through a judge', () => {
  it('who is exact is the answer itself', () => {
    const exact = throughJudge(answer, { sensitivity: 1, falseAlarm: 0 });
    expect(exact.pSlip).toBeCloseTo(answer.pSlip, 12);
    expect(exact.pGuess).toBe(answer.pGuess);
  });

  it('who cannot tell says nothing', () => {
    const blind = throughJudge(answer, { sensitivity: 0.5, falseAlarm: 0.5 });
    expect(afterAnswer(0.3, true, blind)).toBeCloseTo(0.3, 12);
    expect(afterAnswer(0.3, false, blind)).toBeCloseTo(0.3, 12);
  });

  it('worked by hand: p(S) 0.1, p(G) 0.05, sensitivity 0.76, false alarm 0.26', () => {
    const seen = throughJudge(answer, { sensitivity: 0.76, falseAlarm: 0.26 });
    // 0.9·0.76 + 0.1·0.26 = 0.71; 0.05·0.76 + 0.95·0.26 = 0.285
    expect(seen.pSlip).toBeCloseTo(0.29, 12);
    expect(seen.pGuess).toBeCloseTo(0.285, 12);
  });

  it('the better the judge, the more an outcome moves p(L), and never the wrong way', () => {
    fc.assert(
      fc.property(probability, probability, probability, (known, a, b) => {
        const [falseAlarm = 0, sensitivity = 0] = [a, b].sort((x, y) => x - y);
        const seen = throughJudge(answer, { sensitivity, falseAlarm });
        const better = throughJudge(answer, { sensitivity: (1 + sensitivity) / 2, falseAlarm: falseAlarm / 2 });
        const [good, best] = [afterAnswer(known, true, seen), afterAnswer(known, true, better)];
        expect(good).toBeGreaterThanOrEqual(known - 1e-12);
        expect(best).toBeGreaterThanOrEqual(good - 1e-12);
        expect(afterAnswer(known, false, seen)).toBeLessThanOrEqual(known + 1e-12);
        expect(seen.pSlip + seen.pGuess).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
