import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterLearning,
  type BktParameters,
  DEFAULT_PARAMETERS,
  LEAST_DOUBT,
  OPEN_ANSWER_GUESS,
  parametersOf,
  predictCorrect,
  traceAnswer,
} from './bkt';
import { HINT_HELP, withHints } from './hints';

const choiceOfFour = parametersOf(DEFAULT_PARAMETERS, 1 / 4);
const open = parametersOf(DEFAULT_PARAMETERS, null);

describe('golden values, worked by hand', () => {
  it('follows the equations with the textbook parameters 0.4, 0.1, 0.3, 0.2', () => {
    const textbook: BktParameters = { pInit: 0.4, pLearn: 0.1, pSlip: 0.3, pGuess: 0.2 };
    // wrong: 0.4·0.3 / (0.4·0.3 + 0.6·0.8) = 0.12 / 0.60; learning: 0.2 + 0.8·0.1
    expect(afterAnswer(0.4, false, textbook)).toBeCloseTo(0.2, 12);
    expect(traceAnswer(0.4, false, textbook)).toBeCloseTo(0.28, 12);
    // right: 0.28·0.7 / (0.28·0.7 + 0.72·0.2) = 0.196 / 0.340 = 49/85; learning: 49/85 + 36/850 = 526/850
    expect(traceAnswer(0.28, true, textbook)).toBeCloseTo(526 / 850, 12);
    // 0.4·0.7 + 0.6·0.2
    expect(predictCorrect(0.4, textbook)).toBeCloseTo(0.4, 12);
  });

  it('follows the defaults for a choice of four', () => {
    // right: 0.2·0.9 / (0.18 + 0.8·0.25) = 18/38; learning: 18/38 + 20/38·0.15 = 21/38
    expect(traceAnswer(0.2, true, choiceOfFour)).toBeCloseTo(21 / 38, 12);
    // wrong: 0.2·0.1 / (0.02 + 0.8·0.75) = 2/62; learning: 2/62 + 60/62·0.15 = 11/62
    expect(traceAnswer(0.2, false, choiceOfFour)).toBeCloseTo(11 / 62, 12);
  });

  it('follows the defaults for an open answer', () => {
    // right: 0.18 / (0.18 + 0.8·0.05) = 18/22; learning: 18/22 + 4/22·0.15 = 18.6/22
    expect(traceAnswer(0.2, true, open)).toBeCloseTo(18.6 / 22, 12);
  });

  it('weighs one hint on an open answer as a guess of 0.2625', () => {
    // 0.75·0.05 + 0.25·0.9; right: 0.18 / (0.18 + 0.8·0.2625) = 18/39; learning: 18/39 + 21/39·0.15 = 21.15/39
    expect(withHints(open, 1).pGuess).toBeCloseTo(0.2625, 12);
    expect(traceAnswer(0.2, true, withHints(open, 1))).toBeCloseTo(21.15 / 39, 12);
    // three: 0.421875·0.05 + 0.578125·0.9
    expect(withHints(open, 3).pGuess).toBeCloseTo(0.54140625, 12);
  });
});

describe('chance of guessing', () => {
  it('comes from the concept, else from the item, else is that of an open answer', () => {
    expect(parametersOf({ ...DEFAULT_PARAMETERS, pGuess: 0.3 }, 0.25).pGuess).toBe(0.3);
    expect(parametersOf(DEFAULT_PARAMETERS, 0.5).pGuess).toBe(0.5);
    expect(parametersOf(DEFAULT_PARAMETERS, null).pGuess).toBe(OPEN_ANSWER_GUESS);
  });

  it('never reaches 1 − p(S)', () => {
    expect(parametersOf({ pInit: 0.2, pLearn: 0, pSlip: 0.49, pGuess: null }, 1).pGuess).toBeCloseTo(0.5, 12);
  });
});

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const inBounds = fc.double({ min: LEAST_DOUBT, max: 1 - LEAST_DOUBT, noNaN: true });
const parameters = fc
  .record({
    pInit: inBounds,
    pLearn: fc.double({ min: 0, max: 0.999, noNaN: true }),
    pSlip: fc.double({ min: 0.001, max: 0.49, noNaN: true }),
    pGuess: fc.option(fc.double({ min: 0.001, max: 0.49, noNaN: true })),
  })
  .chain((concept) => fc.option(probability).map((chance) => parametersOf(concept, chance)));
const hints = fc.integer({ min: 0, max: 8 });

describe('for all parameters', () => {
  it('p(L) and predictions are probabilities, never quite certain', () => {
    fc.assert(
      fc.property(probability, fc.boolean(), parameters, hints, (pKnown, correct, given, used) => {
        const after = traceAnswer(pKnown, correct, withHints(given, used));
        expect(after).toBeGreaterThanOrEqual(LEAST_DOUBT);
        expect(after).toBeLessThanOrEqual(1 - LEAST_DOUBT);
        const predicted = predictCorrect(pKnown, withHints(given, used));
        expect(predicted).toBeGreaterThanOrEqual(0);
        expect(predicted).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a right answer never lowers p(L), with or without hints', () => {
    fc.assert(
      fc.property(inBounds, parameters, hints, (pKnown, given, used) => {
        expect(traceAnswer(pKnown, true, withHints(given, used))).toBeGreaterThanOrEqual(pKnown - 1e-12);
      }),
    );
  });

  it('a wrong answer never lifts p(L) before learning, and a right one ends no lower than a wrong one', () => {
    fc.assert(
      fc.property(inBounds, parameters, (pKnown, given) => {
        expect(afterAnswer(pKnown, false, given)).toBeLessThanOrEqual(pKnown + 1e-12);
        expect(traceAnswer(pKnown, true, given)).toBeGreaterThanOrEqual(traceAnswer(pKnown, false, given) - 1e-12);
      }),
    );
  });

  it('each further hint makes a right answer count less and a wrong one no more', () => {
    fc.assert(
      fc.property(inBounds, parameters, hints, (pKnown, given, used) => {
        const [fewer, more] = [withHints(given, used), withHints(given, used + 1)];
        expect(more.pGuess).toBeGreaterThanOrEqual(fewer.pGuess);
        expect(more.pGuess + given.pSlip).toBeLessThan(1);
        expect(afterAnswer(pKnown, true, more)).toBeLessThanOrEqual(afterAnswer(pKnown, true, fewer) + 1e-12);
        expect(afterAnswer(pKnown, false, more)).toBeGreaterThanOrEqual(afterAnswer(pKnown, false, fewer) - 1e-12);
      }),
    );
  });

  it('learning never lowers p(L)', () => {
    fc.assert(
      fc.property(probability, probability, (pKnown, pLearn) => {
        expect(afterLearning(pKnown, pLearn)).toBeGreaterThanOrEqual(pKnown);
      }),
    );
  });
});

it('a learner of certain knowledge who fails three times is doubted again', () => {
  const still: BktParameters = { ...open, pLearn: 0 };
  let pKnown = 1 - LEAST_DOUBT;
  for (let i = 0; i < 3; i++) pKnown = traceAnswer(pKnown, false, still);
  expect(pKnown).toBeLessThan(0.6);
});

it('a hinted right answer counts strictly less than one without hints', () => {
  expect(HINT_HELP).toBeGreaterThan(0);
  expect(traceAnswer(0.2, true, withHints(choiceOfFour, 1))).toBeLessThan(traceAnswer(0.2, true, choiceOfFour));
});
