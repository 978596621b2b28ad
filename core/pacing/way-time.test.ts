import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { type ConceptAhead, wayTime } from './way-time';

const concept = (pKnown: number, more: Partial<ConceptAhead> = {}): ConceptAhead => ({
  ...{ pKnown, threshold: 0.85, lessonMinutes: 3 },
  parameters: { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: 0.2 },
  ...more,
});
const time = (concepts: ConceptAhead[], each = 1, pace = 0.25) => wayTime(concepts, each, createRandom(4), pace);

describe('how long a way takes', () => {
  it('is nothing where all is known', () => {
    expect(time([])).toEqual({ low: 0, middle: 0, high: 0 });
    expect(time([concept(0.9)])).toEqual({ low: 0, middle: 0, high: 0 });
  });

  it('is the answers that it takes and the lessons between them, where nothing is left to chance', () => {
    // Without slips and guesses one right answer is enough; what is not known is learned by the first wrong one.
    const sure = concept(0.2, { parameters: { pInit: 0.2, pLearn: 0.999, pSlip: 0.001, pGuess: 0.001 } });
    expect(time([sure], 2, 0)).toEqual({ low: 5, middle: 5, high: 5 });
  });

  it('grows with what is unknown and the pace, and its interval holds its middle', () => {
    const [near, far] = [time([concept(0.7)]), time([concept(0.1)])];
    expect(far.middle).toBeGreaterThan(near.middle);
    for (const { low, middle, high } of [near, far]) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
    expect(time([concept(0.1), concept(0.1)]).middle).toBeGreaterThan(far.middle);
    expect(time([concept(0.1)], 2).middle).toBeGreaterThan(far.middle);
  });

  it('comes to an end where nothing is ever learned', () => {
    const never = concept(0.01, { parameters: { pInit: 0.01, pLearn: 0, pSlip: 0.1, pGuess: 0.01 } });
    expect(time([never], 1, 0).high).toBeLessThanOrEqual(60 + 12 * 3);
  });
});
