import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseModel } from './course-model.fixture';
import { shiftedModels } from './learner-kinds';
import { createView, PLAIN_TRACING, viewAnswer } from './learner-view';
import { mostDoubtful } from './most-doubtful';

const SPREAD = { init: 0.6, learn: 0.8, right: 0.6, rightByQuickness: 0.2 };
const MIXED = { ...PLAIN_TRACING, kinds: true };

const answers = fc.array(fc.record({ concept: fc.nat(2), item: fc.nat(2), correct: fc.boolean() }), { maxLength: 60 });

describe('kinds of learners', () => {
  it('have the mean and deviation of the normal they stand for', () => {
    const kinds = shiftedModels(courseModel(), SPREAD);
    const shifts = kinds.map(
      ({ model }) => Math.log((model.pLearn[0] ?? 0) / (1 - (model.pLearn[0] ?? 0))) - Math.log(0.25),
    );
    const moment = (power: number) =>
      kinds.reduce((sum, { weight }, kind) => sum + weight * (shifts[kind] ?? 0) ** power, 0);
    expect(moment(0)).toBeCloseTo(1, 12);
    expect(moment(1)).toBeCloseTo(0, 12);
    expect(Math.sqrt(moment(2))).toBeCloseTo(SPREAD.learn, 12);
  });

  it('all alike are one', () => {
    fc.assert(
      fc.property(answers, (log) => {
        const [mixed, plain] = [createView(courseModel(), MIXED), createView(courseModel())];
        for (const { concept, item, correct } of log) {
          for (const view of [mixed, plain]) viewAnswer(view, concept, item, correct);
        }
        for (const [concept, known] of plain.pKnown.entries()) expect(mixed.pKnown[concept]).toBeCloseTo(known, 9);
        expect(mixed.posteriorKnown).toBeCloseTo(plain.posteriorKnown, 9);
      }),
      { numRuns: 50, seed: 7, endOnFailure: true },
    );
  });

  it('weigh 1 together, and p(L) stays a probability, whatever the answers', () => {
    fc.assert(
      fc.property(answers, (log) => {
        const view = createView(
          { ...courseModel(), spread: SPREAD },
          { fades: true, prerequisites: true, kinds: true },
        );
        for (const { concept, item, correct } of log) viewAnswer(view, concept, item, correct);
        expect(view.kinds.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const known of view.pKnown) {
          expect(known).toBeGreaterThanOrEqual(0);
          expect(known).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50, seed: 7, endOnFailure: true },
    );
  });

  it('answers on one concept tell of another: who fails is likelier slow', () => {
    const knownAfter = (correct: boolean) => {
      const view = createView({ ...courseModel(), spread: SPREAD }, MIXED);
      for (let answer = 0; answer < 6; answer++) viewAnswer(view, 0, 1, correct);
      return view.pKnown[2] ?? 0;
    };
    const untold = createView({ ...courseModel(), spread: SPREAD }, MIXED).pKnown[2] ?? 0;
    expect(knownAfter(false)).toBeLessThan(untold);
    expect(knownAfter(true)).toBeGreaterThan(untold);
  });

  it('Bayes’ rule by hand: one right answer of a concept', () => {
    const model = { ...courseModel(), spread: SPREAD };
    const view = createView(model, MIXED);
    viewAnswer(view, 0, 1, true);
    const likelihoods = shiftedModels(model, SPREAD).map(({ model: kind, weight }) => {
      const [p, k, u] = [kind.pInit[0] ?? 0, kind.rightKnown[1] ?? 0, kind.rightUnknown[1] ?? 0];
      return weight * (p * k + (1 - p) * u);
    });
    const all = likelihoods.reduce((sum, each) => sum + each, 0);
    for (const [kind, each] of likelihoods.entries()) expect(view.kinds[kind]?.weight).toBeCloseTo(each / all, 12);
  });
});

describe('mostDoubtful', () => {
  it('takes the highest (1 − p(L)) · (1 − p(G)) / √(answers + 1), worked by hand', () => {
    const view = createView(courseModel());
    view.pKnown.set([0.9, 0.94, 0.95]);
    view.attempts.set([8, 1, 3]);
    // p(G) at the least 0.1: 0.09 / 3 = 0.03, 0.054 / 1.414 = 0.038, 0.045 / 2 = 0.0225.
    expect(mostDoubtful(view)).toBe(1);
    view.attempts[1] = 8;
    expect(mostDoubtful(view)).toBe(0);
  });

  it('takes the first of equals', () => {
    const view = createView(courseModel());
    view.pKnown.fill(0.9);
    expect(mostDoubtful(view)).toBe(0);
  });
});
