import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceAnswer } from './bkt';
import { DEFAULT_BOUNDS, type FittedBktParameters, FORGETTING_BOUNDS } from './bkt-parameters';
import { filterAnswer, predictOnline } from './bkt-predict';
import { smoothAnswers } from './bkt-smooth';
import { anyHistory } from './test-support/arbitrary-bkt';
import { dataOf } from './test-support/simulate-bkt';

const PLAIN: FittedBktParameters = { pInit: 0.4, pLearn: 0.1, pForget: 0, pSlip: 0.3, pGuess: 0.2 };

const within = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true });
/** Parameters that a fit with these bounds may give. */
const withinBounds = fc.constantFrom(DEFAULT_BOUNDS, FORGETTING_BOUNDS).chain(({ init, learn, forget, slip, guess }) =>
  fc.record({
    pInit: within(init),
    pLearn: within(learn),
    pForget: within(forget),
    pSlip: within(slip),
    pGuess: within(guess),
  }),
);

function follow(history: string, parameters: FittedBktParameters): number {
  return [...history].reduce((pKnown, answer) => filterAnswer(pKnown, answer === '1', parameters), parameters.pInit);
}

describe('golden values of Corbett and Anderson (1995), equations 1 to 4, worked by hand', () => {
  it('an update', () => {
    // wrong: 0.4·0.3 / (0.4·0.3 + 0.6·0.8) = 0.2, then 0.2 + 0.8·0.1
    expect(filterAnswer(0.4, false, PLAIN)).toBeCloseTo(0.28, 12);
    // right: 0.28·0.7 / (0.28·0.7 + 0.72·0.2) = 49/85, then 49/85 + 36/85·0.1
    expect(filterAnswer(0.28, true, PLAIN)).toBeCloseTo(526 / 850, 12);
  });

  it('an update with forgetting', () => {
    // wrong: 0.2 known; 0.2·0.75 stay so, 0.8·0.1 learn
    expect(filterAnswer(0.4, false, { ...PLAIN, pForget: 0.25 })).toBeCloseTo(0.23, 12);
  });

  it('predictions of two skills answered by turns', () => {
    const data = dataOf([{ s: '01', t: '1' }, { s: '1' }]);
    const other = { ...PLAIN, pInit: 0.9, pSlip: 0 };
    const predicted = predictOnline(data, (row) => (data.skill[row] === 0 ? PLAIN : other));
    // 0.4·0.7 + 0.6·0.2; 0.28·0.7 + 0.72·0.2; 0.9·1 + 0.1·0.2; another learner begins at p(L0)
    expect([...predicted].map((p) => Number(p.toFixed(12)))).toEqual([0.4, 0.34, 0.92, 0.4]);
  });

  it("agrees with the product's update inside its bounds", () => {
    fc.assert(
      fc.property(within([0.05, 0.95]), fc.boolean(), (pKnown, correct) => {
        expect(filterAnswer(pKnown, correct, PLAIN)).toBeCloseTo(traceAnswer(pKnown, correct, PLAIN), 12);
      }),
    );
  });
});

describe('for all histories and all parameters that a fit may give', () => {
  it('p(L) and predictions are probabilities', () => {
    fc.assert(
      fc.property(fc.array(anyHistory(12), { maxLength: 4 }), withinBounds, (histories, parameters) => {
        for (const p of predictOnline(dataOf(histories.map((s) => ({ s }))), () => parameters)) {
          expect(p >= 0 && p <= 1).toBe(true);
        }
        for (const history of histories) {
          const { known, learned, forgotten } = smoothAnswers([...history].map(Number), () => parameters);
          for (const p of [follow(history, parameters), ...known, ...learned, ...forgotten]) {
            expect(p > -1e-12 && p < 1 + 1e-12).toBe(true);
          }
        }
      }),
    );
  });

  it('a right answer in the place of a wrong one never lowers p(L), wherever it stands', () => {
    fc.assert(
      fc.property(anyHistory(12), fc.nat(11), withinBounds, (history, at, parameters) => {
        const place = at % history.length;
        const better = `${history.slice(0, place)}1${history.slice(place + 1)}`;
        expect(follow(better, parameters)).toBeGreaterThanOrEqual(follow(history, parameters) - 1e-12);
      }),
    );
  });

  it('without forgetting one more right answer never lowers it either', () => {
    fc.assert(
      fc.property(anyHistory(12), withinBounds, (history, parameters) => {
        const lasting = { ...parameters, pForget: 0 };
        expect(follow(`${history}1`, lasting)).toBeGreaterThanOrEqual(follow(history, lasting) - 1e-12);
      }),
    );
  });

  it('no later answer moves an earlier prediction', () => {
    fc.assert(
      fc.property(anyHistory(12), fc.nat(11), withinBounds, (history, at, parameters) => {
        const place = at % history.length;
        const changed = [...history].map((answer, t) => (t < place ? answer : `${1 - Number(answer)}`)).join('');
        const [before, after] = [history, changed].map((s) => predictOnline(dataOf([{ s }]), () => parameters));
        expect(after?.subarray(0, place + 1)).toEqual(before?.subarray(0, place + 1));
      }),
    );
  });
});

describe('little or strange input', () => {
  it('no answers', () => {
    expect(predictOnline(dataOf([]), () => PLAIN)).toHaveLength(0);
    expect(smoothAnswers([], () => PLAIN)).toEqual({
      known: new Float64Array(0),
      learned: new Float64Array(0),
      forgotten: new Float64Array(0),
      logLikelihood: 0,
    });
  });

  it('a very long history stays off 0 and 1 and finite', () => {
    const answers = new Uint8Array(200_000).fill(1);
    const { known, logLikelihood } = smoothAnswers(answers, () => PLAIN);
    expect(known.every((p) => p >= 0 && p <= 1 + 1e-9)).toBe(true);
    expect(logLikelihood / answers.length).toBeCloseTo(Math.log(0.7), 4);
    const predicted = predictOnline(dataOf([{ s: '0'.repeat(200_000) }]), () => PLAIN);
    // All wrong settles where learning and evidence balance: p = p·0.3/(p·0.3 + (1 − p)·0.8)·0.9 + 0.1.
    const settled = predicted.at(-1) ?? 0;
    const p = (settled - 0.2) / 0.5;
    expect(filterAnswer(p, false, PLAIN)).toBeCloseTo(p, 12);
  });

  it('an answer that the model calls impossible says nothing', () => {
    const certain = { pInit: 1, pLearn: 0, pForget: 0, pSlip: 0, pGuess: 0 };
    expect(filterAnswer(1, false, certain)).toBe(1);
  });

  it('NaN is refused by name', () => {
    expect(() => filterAnswer(Number.NaN, true, PLAIN)).toThrow(/^pKnown is not a number$/);
    expect(() => filterAnswer(0.5, true, { ...PLAIN, pSlip: Number.NaN })).toThrow(/^pSlip is not a number$/);
    expect(() => traceAnswer(0.5, false, { ...PLAIN, pLearn: Number.NaN })).toThrow(/^pLearn is not a number$/);
    expect(() => smoothAnswers([1, Number.NaN], () => PLAIN)).toThrow(/^answer 1 is not a number$/);
    expect(() => smoothAnswers([1], () => ({ ...PLAIN, pInit: Number.NaN }))).toThrow(/^pInit is not a number$/);
    expect(() => predictOnline(dataOf([{ s: '1' }]), () => ({ ...PLAIN, pGuess: Number.NaN }))).toThrow(
      /^pGuess is not a number$/,
    );
  });
});
