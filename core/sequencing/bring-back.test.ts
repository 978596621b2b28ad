import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { beginReplay, bringBack, type LoggedAnswer, type PlacedConcept } from './bring-back';
import { courseFromParameters } from './course-from-parameters';
import { createCourseGraph } from './course-graph';
import { GATE_RULES, gateState } from './gates';
import { knownNow } from './learner-view';
import { ORDER_ACTIONS } from './order-states';
import { createChoice } from './policy';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 8);
const parameters = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };
/** 0 → 1 → 2, and 3 alone. */
const course = {
  model: courseFromParameters(
    createCourseGraph(4, [
      [0, 1],
      [1, 2],
    ]),
    [parameters, parameters, parameters, parameters],
    5,
  ),
  rules: [GATE_RULES, GATE_RULES, GATE_RULES, GATE_RULES],
};
const answer = (concept: number, days: number, more: Partial<LoggedAnswer> = {}): LoggedAnswer => ({
  ...{ sequence: days * DAY, at: START + days * DAY },
  ...{ concept, item: 1, approach: 0, correct: true, unaided: true, hintsUsed: 0, pKnown: 0.5 },
  ...more,
});
/** Which steps come next, over many draws. */
function steps(
  answers: readonly LoggedAnswer[],
  days: number,
  wanted?: Uint8Array,
  placed?: PlacedConcept[],
): Set<string> {
  const found = new Set<string>();
  for (let seed = 0; seed < 60; seed++) {
    const { policy, view } = bringBack(course, answers, START + days * DAY, placed);
    if (wanted) policy.limits = { ...policy.limits, wanted };
    const choice = createChoice();
    policy.choose(view, createRandom(seed), choice);
    found.add(`${ORDER_ACTIONS[policy.lastAction()]} ${choice.concept}`);
  }
  return found;
}
const mastered = (concept: number, days: number) => answer(concept, days, { pKnown: 0.9 });

/** Answers as a log could hold them, a clock that jumps among them. */
const logs = fc.array(
  fc.record({
    sequence: fc.constant(0),
    concept: fc.nat(3),
    item: fc.nat(2),
    approach: fc.nat(4),
    correct: fc.boolean(),
    unaided: fc.boolean(),
    hintsUsed: fc.nat(3),
    pKnown: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.integer({ min: START, max: START + 40 * DAY }),
  }),
  { maxLength: 60 },
);

describe('a pathway brought back from answers', () => {
  it('begins where a placement left it, until answers say otherwise', () => {
    const placed = [{ sequence: DAY, concept: 0, pKnown: 0.9, at: START + DAY }];
    const asked = answer(0, 0.9, { correct: false, pKnown: 0.2 });
    expect(steps([asked], 1.1, undefined, placed)).toContain('open 1');
    expect(steps([asked], 1.1)).not.toContain('open 1');
    expect(knownNow(bringBack(course, [asked], START + 1.1 * DAY, placed).view, 0)).toBeCloseTo(0.9, 2);
    const missed = answer(0, 1.2, { correct: false, pKnown: 0.6 });
    expect(steps([asked, missed], 1.3, undefined, placed)).not.toContain('open 1');
    expect(steps([], 12, undefined, placed)).toContain('review 0');
  });

  it('takes a placement and an answer in the order of the log where a clock jumped back between them', () => {
    const placed = [{ sequence: 1, concept: 0, pKnown: 0.9, at: START + DAY }];
    const missed = answer(0, 0.5, { sequence: 2, correct: false, pKnown: 0.6 });
    expect(steps([missed], 1.1, undefined, placed)).not.toContain('open 1');
    const before = { ...missed, sequence: 0 };
    expect(steps([before], 1.1, undefined, placed)).toContain('open 1');
  });

  it('goes on with what is at hand', () => {
    expect(steps([answer(0, 0), answer(0, 0)], 0)).toContain('continue 0');
  });

  it('opens what a mastered concept was needed for', () => {
    const next = steps([mastered(0, 0)], 0.01);
    expect(next).toContain('open 1');
    expect([...next].some((step) => step.endsWith(' 2'))).toBe(false);
  });

  it('asks a concept again before it opens more, once it is due and nobody knows whether it has held', () => {
    const next = steps([mastered(0, 0)], 9);
    expect(next).toContain('review 0');
    expect(next).not.toContain('open 1');
    expect(steps([mastered(0, 0), mastered(0, 9)], 9.01)).toContain('open 1');
  });

  it('keeps to the way that was chosen', () => {
    expect([...steps([], 0, Uint8Array.of(1, 1, 0, 0))].some((step) => step.endsWith(' 3'))).toBe(false);
  });

  it('counts answers since a concept was last passed, and lets what is known fade', () => {
    const again = [answer(3, 0), answer(3, 0, { correct: false }), answer(3, 0)];
    const { run, view } = bringBack(course, again, START);
    expect(run[3]).toBe(3);
    expect(bringBack(course, [...again, mastered(3, 0)], START).run[3]).toBe(0);
    const later = bringBack(course, again, START + 60 * DAY).view;
    expect(knownNow(later, 3)).toBeLessThan(knownNow(view, 3));
  });

  it('is the same for the same answers, and stands whatever they are', () => {
    fc.assert(
      fc.property(logs, fc.nat(1000), (list, seed) => {
        const [one, two] = [bringBack(course, list, START + 41 * DAY), bringBack(course, list, START + 41 * DAY)];
        const [first, second] = [createChoice(), createChoice()];
        one.policy.choose(one.view, createRandom(seed), first);
        two.policy.choose(two.view, createRandom(seed), second);
        expect(second).toEqual(first);
        expect(first.propensity).toBeGreaterThan(0);
        expect(first.propensity).toBeLessThanOrEqual(1);
        const needs = course.model.graph.prerequisites.slice(
          course.model.graph.prerequisiteStart[first.concept],
          course.model.graph.prerequisiteStart[first.concept + 1],
        );
        // What is opened stands on gates that are passed.
        if (ORDER_ACTIONS[one.policy.lastAction()] === 'open')
          for (const need of needs)
            expect(['fresh', 'held']).toContain(
              gateState(one.gates[need] ?? { masteredAt: null, heldAt: null }, START + 41 * DAY, GATE_RULES),
            );
      }),
    );
  });

  it('is the same whether all is read at once or it was looked at after every answer', () => {
    const from = createRandom(7);
    fc.assert(
      fc.property(logs, fc.nat(1000), (list, seed) => {
        const replay = beginReplay(course);
        for (const each of list) {
          replay.answer(each);
          // Whoever looks on the way, and chooses, changes nothing.
          const { policy, view } = replay.at(each.at + 3 * DAY);
          policy.choose(view, from, createChoice());
        }
        const now = START + 41 * DAY;
        const [kept, anew] = [replay.at(now), bringBack(course, list, now)];
        const { policy, ...facts } = kept;
        const { policy: policyAnew, ...factsAnew } = anew;
        expect(facts).toEqual(factsAnew);
        expect(policy.arms).toEqual(policyAnew.arms);
        expect(policy.limits).toEqual(policyAnew.limits);
        const [first, second] = [createChoice(), createChoice()];
        kept.policy.choose(kept.view, createRandom(seed), first);
        anew.policy.choose(anew.view, createRandom(seed), second);
        expect(first).toEqual(second);
        expect([...kept.policy.q.values]).toEqual([...anew.policy.q.values]);
      }),
    );
  });
});
