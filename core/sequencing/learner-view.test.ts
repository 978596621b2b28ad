import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseModel } from './course-model.fixture';
import {
  createView,
  knownNow,
  type LearnerView,
  PLAIN_TRACING,
  recentSuccess,
  resetView,
  viewAnswer,
  viewRest,
} from './learner-view';

const FADING = { ...PLAIN_TRACING, fades: true };
const LINKED = { ...PLAIN_TRACING, prerequisites: true };

describe('plain tracing', () => {
  it('one answer worked by hand', () => {
    const view = createView(courseModel());
    expect([...view.pKnown]).toEqual([0.3, 0.2, 0.1]);
    viewAnswer(view, 0, 1, true);
    // 0.3 · 0.9 / (0.3 · 0.9 + 0.7 · 0.2) = 0.27 / 0.41; then 0.2 of what is left.
    expect(view.priorKnown).toBeCloseTo(0.3, 12);
    expect(view.posteriorKnown).toBeCloseTo(0.27 / 0.41, 12);
    expect(view.pKnown[0]).toBeCloseTo(0.27 / 0.41 + (0.14 / 0.41) * 0.2, 12);
    expect([...view.pKnown.subarray(1)]).toEqual([0.2, 0.1]);
  });

  it('counts what was asked', () => {
    const view = createView(courseModel());
    for (const [concept, correct] of [
      [0, true],
      [2, false],
      [0, false],
    ] as const) {
      viewAnswer(view, concept, 0, correct);
    }
    expect([...view.attempts]).toEqual([2, 0, 1]);
    expect([...view.rights]).toEqual([1, 0, 0]);
    expect([...view.lastAnswer]).toEqual([3, 0, 2]);
    expect(view.answers).toBe(3);
    expect(view.recentBits).toBe(0b100);
  });

  it('forgets nothing however long the rest, but the sitting is over', () => {
    const view = createView(courseModel());
    viewAnswer(view, 0, 0, true);
    const known = knownNow(view, 0);
    viewRest(view, 400);
    expect(knownNow(view, 0)).toBe(known);
    expect([view.day, view.sittingAnswers, view.answers]).toEqual([400, 0, 1]);
  });
});

describe('a view that fades', () => {
  it('has lost a tenth after the days of its stability, and only of what was asked', () => {
    const view = createView(courseModel(), FADING);
    viewAnswer(view, 0, 1, true);
    const known = knownNow(view, 0);
    viewRest(view, 60);
    expect(knownNow(view, 0)).toBeCloseTo(0.9 * known, 12);
    expect(knownNow(view, 1)).toBeCloseTo(0.2, 12);
  });

  it('is stronger for a recall after days, not for the first nor for one of the same sitting', () => {
    const view = createView(courseModel(), FADING);
    viewAnswer(view, 0, 1, true);
    viewAnswer(view, 0, 1, true);
    expect(view.stabilityDays[0]).toBe(60);
    viewRest(view, 60);
    viewAnswer(view, 0, 1, true);
    expect(view.stabilityDays[0]).toBeGreaterThan(60);
    expect(view.recall[0]).toBe(1);
  });

  it('starts anew after a wrong answer', () => {
    const view = createView(courseModel(), FADING);
    viewAnswer(view, 0, 1, false);
    expect(view.stabilityDays[0]).toBe(8);
  });
});

describe('along prerequisites', () => {
  it('p(L) starts from what a concept needs', () => {
    const view = createView(courseModel(), LINKED);
    // 0.5; 0.6 · (0.5 + 0.5 · 0.2); 0.4 · (0.36 + 0.64 · 0.2).
    expect(view.pKnown[0]).toBeCloseTo(0.5, 12);
    expect(view.pKnown[1]).toBeCloseTo(0.36, 12);
    expect(view.pKnown[2]).toBeCloseTo(0.1952, 12);
  });

  it('a right answer speaks for the prerequisite, by Bayes’ rule', () => {
    const view = createView(courseModel([[0, 1]]), LINKED);
    viewAnswer(view, 1, 1, true);
    // Right if 0 is known: 0.6 · 0.9 + 0.4 · 0.2 = 0.62; if not: 0.12 · 0.9 + 0.88 · 0.2 = 0.284; before, even odds.
    expect(view.pKnown[0]).toBeCloseTo(0.62 / 0.904, 12);
  });

  it('a wrong answer speaks against what it needs and what needs it', () => {
    const [view, before] = [createView(courseModel(), LINKED), createView(courseModel(), LINKED)];
    viewAnswer(view, 1, 1, false);
    expect(view.pKnown[0] ?? 1).toBeLessThan(before.pKnown[0] ?? 0);
    expect(view.pKnown[2] ?? 1).toBeLessThan(before.pKnown[2] ?? 0);
  });
});

it('recent success is that of the last answers, a half before there are any', () => {
  const view = createView(courseModel());
  expect(recentSuccess(view, 4)).toBe(0.5);
  for (const correct of [true, true, false, true, false]) viewAnswer(view, 0, 0, correct);
  expect(recentSuccess(view, 2)).toBe(0.5);
  expect(recentSuccess(view, 4)).toBe(0.5);
  expect(recentSuccess(view, 24)).toBe(0.6);
});

type Step = { concept: number; item: number; correct: boolean; rest: number };
const steps = fc.array(
  fc.record({ concept: fc.nat(2), item: fc.nat(2), correct: fc.boolean(), rest: fc.constantFrom(0, 0, 1, 3, 200) }),
  { maxLength: 60 },
);

function play(view: LearnerView, list: Step[]): void {
  for (const { concept, item, correct, rest } of list) {
    viewAnswer(view, concept, item, correct);
    if (rest > 0) viewRest(view, rest);
  }
}

describe.each([
  ['plain', PLAIN_TRACING],
  ['fading', FADING],
  ['linked', LINKED],
  ['fading and linked', { ...FADING, prerequisites: true }],
])('any answers, %s', (_name, options) => {
  it('keep every probability between 0 and 1, and every stability above 0', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const view = createView(courseModel(), options);
        play(view, list);
        for (const values of [view.pKnown, view.recall]) {
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
        for (const days of view.stabilityDays) expect(days).toBeGreaterThan(0);
      }),
    );
  });

  it('a right answer never leaves less p(L) than a wrong one', () => {
    fc.assert(
      fc.property(steps, fc.nat(2), fc.nat(2), (list, concept, item) => {
        const [right, wrong] = [createView(courseModel(), options), createView(courseModel(), options)];
        play(right, list);
        play(wrong, list);
        viewAnswer(right, concept, item, true);
        viewAnswer(wrong, concept, item, false);
        expect(right.pKnown[concept] ?? 0).toBeGreaterThanOrEqual((wrong.pKnown[concept] ?? 1) - 1e-12);
      }),
    );
  });

  it('are forgotten with the learner', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const [used, fresh] = [createView(courseModel(), options), createView(courseModel(), options)];
        play(used, list);
        resetView(used);
        expect(used).toEqual(fresh);
      }),
      { numRuns: 30 },
    );
  });
});
