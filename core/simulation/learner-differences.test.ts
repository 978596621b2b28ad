import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import type { Edge } from '../sequencing/course-graph';
import { ALIKE, expectShare, worldOf } from './alike.fixture';
import { createLearner } from './learner';
import { POPULATION } from './population';

describe('what makes learners differ', () => {
  it('hangs together: who knows more slips less and guesses better', () => {
    const differ = (base: { logit: number; conceptDeviation: number }) => ({ ...base, logit: 0, learnerDeviation: 2 });
    const population = {
      ...ALIKE,
      correlation: 1,
      initial: differ(ALIKE.initial),
      slip: differ(ALIKE.slip),
      guess: differ(ALIKE.guess),
    };
    const [learner, random] = [createLearner(worldOf(population, 20)), createRandom(3)];
    const right = { strong: [0, 0, 0, 0], weak: [0, 0, 0, 0] };
    for (let person = 0; person < 300; person++) {
      learner.enrol(random);
      const into = learner.knownCount() > 10 ? right.strong : right.weak;
      for (let concept = 0; concept < 20; concept++) {
        const at = learner.isKnown(concept) ? 0 : 2;
        into[at] = (into[at] ?? 0) + 1;
        if (learner.answer(concept, 0, random)) into[at + 1] = (into[at + 1] ?? 0) + 1;
      }
    }
    const share = ([known = 0, rightKnown = 0, unknown = 0, rightUnknown = 0]: number[]) => [
      rightKnown / known,
      rightUnknown / unknown,
    ];
    const [strong, weak] = [share(right.strong), share(right.weak)];
    expect(strong[0] ?? 0).toBeGreaterThan((weak[0] ?? 1) + 0.2);
    expect(strong[1] ?? 0).toBeGreaterThan((weak[1] ?? 1) + 0.2);
  });

  it('is also which way of teaching suits them', () => {
    const population = { ...ALIKE, approach: { ...ALIKE.approach, learnerDeviation: 1 } };
    const [learner, random] = [createLearner(worldOf(population)), createRandom(4)];
    let [first, people] = [0, 0];
    for (let person = 0; person < 2000; person++) {
      learner.enrol(random);
      if (learner.isKnown(0)) continue;
      people++;
      if (learner.learnChance(0, 0) > learner.learnChance(0, 1)) first++;
    }
    expectShare({ share: first / people, people }, 0.5);
  });
});

it('learners and concepts differ as widely as the population says', () => {
  const spread = { ...ALIKE, initial: { logit: 0, conceptDeviation: 1.5, learnerDeviation: 0 } };
  const world = worldOf(spread, 4000);
  const mean = world.initial.reduce((sum, each) => sum + each, 0) / 4000;
  const variance = world.initial.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 4000;
  expect(Math.abs(mean)).toBeLessThan(0.1);
  expect(Math.sqrt(variance)).toBeCloseTo(1.5, 1);
  // With one ability for all concepts, learners' counts spread far wider than chance alone would have it.
  const differ = worldOf({ ...ALIKE, initial: { logit: 0, conceptDeviation: 0, learnerDeviation: 2 } }, 50);
  const [random, learner] = [createRandom(1), createLearner(differ)];
  const counts = Array.from({ length: 1000 }, () => {
    learner.enrol(random);
    return learner.knownCount();
  });
  const share = counts.reduce((sum, each) => sum + each, 0) / 1000 / 50;
  const deviation = Math.sqrt(counts.reduce((sum, each) => sum + (each / 50 - share) ** 2, 0) / 1000);
  expect(share).toBeCloseTo(0.5, 1);
  expect(deviation).toBeGreaterThan(0.2);
});

describe('seeds', () => {
  const edges: Edge[] = [
    [0, 1],
    [1, 2],
  ];
  function life(seed: number): string {
    const random = createRandom(seed);
    const learner = createLearner(worldOf(POPULATION, 5, edges, 7));
    learner.enrol(random);
    let seen = '';
    for (let step = 0; step < 60; step++) {
      seen += Number(learner.answer(step % 5, 0, random));
      learner.explain(step % 5, step % POPULATION.approach.count, random);
      seen += learner.knownCount();
      if (step % 20 === 19) learner.rest(3);
    }
    return seen;
  }

  it('the same seed is the same learner, another seed another', () => {
    expect(life(1)).toBe(life(1));
    expect(life(1)).not.toBe(life(2));
  });

  it('a new person owes nothing to the one before', () => {
    const world = worldOf(POPULATION, 5, edges, 7);
    const [used, fresh] = [createLearner(world), createLearner(world)];
    used.enrol(createRandom(5));
    for (let step = 0; step < 30; step++) used.explain(step % 5, 0, createRandom(step));
    used.rest(9);
    for (const learner of [used, fresh]) learner.enrol(createRandom(6));
    for (let concept = 0; concept < 5; concept++) {
      expect(used.isKnown(concept)).toBe(fresh.isKnown(concept));
      expect(used.learnChance(concept, 1)).toBe(fresh.learnChance(concept, 1));
      expect(used.heldAfter(concept, 30)).toBe(fresh.heldAfter(concept, 30));
    }
  });
});

it('a course without concepts has learners who know nothing', () => {
  const learner = createLearner(worldOf(POPULATION, 0));
  learner.enrol(createRandom(1));
  expect(learner.knownCount()).toBe(0);
});
