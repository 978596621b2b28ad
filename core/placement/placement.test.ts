import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { courseFromParameters } from '../sequencing/course-from-parameters';
import { createCourseGraph, type Edge } from '../sequencing/course-graph';
import { chooseQuestion } from './choose-question';
import { evenOut } from './even-out';
import {
  bringBackPlacement,
  drawNewcomers,
  MOST_QUESTIONS,
  nextQuestion,
  type PlacementAnswer,
  placedAt,
} from './placement';
import { drawPossibleLearners, knownChances, rightChance, weighAnswer } from './possible-learners';

const parameters = { pInit: 0.4, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };
const courseOf = (count: number, edges: readonly Edge[]) =>
  courseFromParameters(
    createCourseGraph(count, edges),
    Array.from({ length: count }, () => parameters),
    5,
  );
const chain = courseOf(6, [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 5],
]);
const everything = () => true;

describe('learners as they could be', () => {
  it('hardly ever know what they lack the ground for', () => {
    const { knows, size } = drawPossibleLearners(chain, 4_000, createRandom(3));
    let [without, ofThem] = [0, 0];
    for (let learner = 0; learner < size; learner++) {
      if (knows[learner] === 1) continue;
      without++;
      ofThem += knows[size + learner] ?? 0;
    }
    expect(without).toBeGreaterThan(500);
    expect(ofThem / without).toBeLessThan(0.12);
  });

  it('know any share of the course: none is as good as ruled out before the first answer', () => {
    const wide = courseOf(30, []);
    const { knownCount, weight } = drawPossibleLearners(wide, 4_000, createRandom(3));
    const fifths = [0, 0, 0, 0, 0];
    for (const [learner, known] of knownCount.entries()) {
      const fifth = Math.min(4, Math.floor((5 * known) / 31));
      fifths[fifth] = (fifths[fifth] ?? 0) + (weight[learner] ?? 0);
    }
    expect(fifths.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 10);
    for (const own of fifths) expect(own).toBeGreaterThan(0.08);
  });

  it('are weighed by an answer as Bayes has it', () => {
    const learners = drawPossibleLearners(chain, 500, createRandom(1));
    const before = knownChances(learners)[2] ?? 0;
    const joint = [0, 0];
    for (let learner = 0; learner < learners.size; learner++)
      for (const knows of [0, 1])
        if (learners.knows[2 * learners.size + learner] === knows)
          joint[knows] = (joint[knows] ?? 0) + rightChance(learners, learner, 2, 1) * (learners.weight[learner] ?? 0);
    weighAnswer(learners, 2, 1, true);
    const after = knownChances(learners)[2] ?? 0;
    expect(after).toBeCloseTo((joint[1] ?? 0) / ((joint[0] ?? 0) + (joint[1] ?? 0)), 10);
    expect(after).toBeGreaterThan(before);
  });

  it('stay a distribution whatever is answered', () => {
    const answers = fc.array(fc.record({ concept: fc.nat(5), item: fc.nat(2), correct: fc.boolean() }), {
      maxLength: 40,
    });
    const newcomers = drawNewcomers(chain, createRandom(5));
    fc.assert(
      fc.property(answers, (list) => {
        const known = placedAt(bringBackPlacement(newcomers, list));
        for (const p of known) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('shares of a course, evened out', () => {
  it('keep their mean and spread as wide as it allows', () => {
    // As many of each number up to half of the course.
    const knownCount = Uint16Array.from({ length: 4_000 }, (_, learner) => learner % 21);
    const weight = evenOut(knownCount, 40);
    const mean = weight.reduce((sum, own, learner) => sum + (own * (knownCount[learner] ?? 0)) / 40, 0);
    expect(mean).toBeCloseTo(0.2, 1);
    expect(Math.min(...weight)).toBeGreaterThan(0);
  });

  it('are left alone where everybody knows all or nothing', () => {
    expect([...evenOut(new Uint16Array(4), 3)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...evenOut(new Uint16Array(4).fill(3), 3)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe('a placement test', () => {
  it('asks in the middle of a chain first, where an answer tells most of both ends', () => {
    const learners = drawPossibleLearners(chain, 2_000, createRandom(2));
    expect([1, 2, 3]).toContain(chooseQuestion(learners, everything)?.concept);
  });

  it('tells those who know everything from those who know nothing, within its questions', () => {
    const graph = courseOf(
      30,
      Array.from({ length: 29 }, (_, i): Edge => [Math.max(0, i - (i % 3)), i + 1]),
    );
    const newcomers = drawNewcomers(graph, createRandom(9));
    const means = [true, false].map((correct) => {
      const answers: PlacementAnswer[] = [];
      for (;;) {
        const question = nextQuestion(bringBackPlacement(newcomers, answers), everything);
        if (!question) break;
        answers.push({ ...question, correct });
      }
      expect(answers.length).toBeLessThanOrEqual(MOST_QUESTIONS);
      const known = placedAt(bringBackPlacement(newcomers, answers));
      return known.reduce((sum, p) => sum + p, 0) / known.length;
    });
    expect(means[0]).toBeGreaterThan(0.85);
    expect(means[1]).toBeLessThan(0.1);
  });

  it('asks nothing that the course has no item for, and no concept three times', () => {
    const answers: PlacementAnswer[] = [];
    const newcomers = drawNewcomers(chain, createRandom(4));
    for (;;) {
      const placement = bringBackPlacement(newcomers, answers);
      const question = nextQuestion(placement, (concept, item) => concept !== 2 && item === 1);
      if (!question) break;
      answers.push({ ...question, correct: answers.length % 2 === 0 });
    }
    expect(answers.some(({ concept, item }) => concept === 2 || item !== 1)).toBe(false);
    for (const concept of [0, 1, 3, 4, 5])
      expect(answers.filter((answer) => answer.concept === concept).length).toBeLessThanOrEqual(2);
  });

  it('leaves the newcomers it began with as they were', () => {
    const newcomers = drawNewcomers(chain, createRandom(6));
    const before = newcomers.weight.slice();
    bringBackPlacement(newcomers, [{ concept: 2, item: 1, correct: true }]);
    expect(newcomers.weight).toEqual(before);
  });

  it('ends at once in a course without concepts', () => {
    expect(
      nextQuestion(bringBackPlacement(drawNewcomers(courseOf(0, []), createRandom(1)), []), everything),
    ).toBeNull();
  });
});
