import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { createCourseGraph, type Edge } from '../sequencing/course-graph';
import { createLearner } from './learner';
import { logistic } from './logistic';
import { POPULATION, type Population } from './population';
import { createWorld, type World } from './world';

/** Nobody and nothing differs: what is seen has to be what the population says. */
const ALIKE: Population = {
  ...POPULATION,
  initial: { ...POPULATION.initial, conceptDeviation: 0, learnerDeviation: 0 },
  learning: { ...POPULATION.learning, conceptDeviation: 0, learnerDeviation: 0 },
  slip: { ...POPULATION.slip, conceptDeviation: 0, learnerDeviation: 0 },
  guess: { ...POPULATION.guess, conceptDeviation: 0, learnerDeviation: 0 },
  approach: { count: 2, sharedDeviation: 0, learnerDeviation: 0, conceptDeviation: 0 },
  memory: { ...POPULATION.memory, logDeviation: 0 },
};

function worldOf(population: Population, count = 1, edges: Edge[] = [], seed = 1): World {
  return createWorld(createCourseGraph(count, edges), population, createRandom(seed));
}

/** Share of so many newly enrolled learners of whom it is true, among those for whom it is not null. */
function shareOf(
  world: World,
  question: (learner: ReturnType<typeof createLearner>, random: ReturnType<typeof createRandom>) => boolean | null,
): { share: number; people: number } {
  const random = createRandom(12);
  const learner = createLearner(world);
  let [yes, people] = [0, 0];
  for (let person = 0; person < 8000; person++) {
    learner.enrol(random);
    const answer = question(learner, random);
    if (answer === null) continue;
    people++;
    if (answer) yes++;
  }
  return { share: yes / people, people };
}

function expectShare({ share, people }: { share: number; people: number }, truth: number): void {
  expect(people).toBeGreaterThan(300);
  expect(Math.abs(share - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / people));
}

describe('shares seen agree with the population', () => {
  const { initial, learning, slip, guess, memory, fatigue, sittingAnswers } = ALIKE;
  const world = worldOf(ALIKE);

  it('known before the first answer', () => {
    expectShare(
      shareOf(world, (learner) => learner.isKnown(0)),
      logistic(initial.logit),
    );
  });

  it('slips and guesses, and items that are easier', () => {
    const right = (known: boolean, ease: number) =>
      shareOf(world, (learner, random) => (learner.isKnown(0) === known ? learner.answer(0, ease, random) : null));
    expectShare(right(true, 0), 1 - logistic(slip.logit));
    expectShare(right(false, 0), logistic(guess.logit));
    expectShare(right(true, -1), logistic(-1 - slip.logit));
    expectShare(right(false, 1), logistic(guess.logit + 1));
  });

  it('learned from a first lesson, and from a later one', () => {
    const learned = (lessons: number) =>
      shareOf(world, (learner, random) => {
        for (let i = 1; i < lessons; i++) if (!learner.isKnown(0)) learner.explain(0, 0, random);
        if (learner.isKnown(0)) return null;
        learner.explain(0, 0, random);
        return learner.isKnown(0);
      });
    expectShare(learned(1), logistic(learning.logit + learning.lesson));
    expectShare(learned(2), logistic(learning.logit));
  });

  it('what was brought along is forgotten by the curve, and comes back more easily', () => {
    const days = 100;
    const kept = shareOf(world, (learner) => {
      if (!learner.isKnown(0)) return null;
      learner.rest(days);
      return learner.isKnown(0);
    });
    expectShare(kept, 1 / Math.sqrt(1 + ((19 / 81) * days) / memory.broughtDays));
    const again = shareOf(world, (learner, random) => {
      if (!learner.isKnown(0)) return null;
      learner.rest(days);
      if (learner.isKnown(0)) return null;
      learner.explain(0, 0, random);
      return learner.isKnown(0);
    });
    expectShare(again, logistic(learning.logit + learning.savings));
  });

  it('the truth it tells of later is what comes', () => {
    const learner = createLearner(world);
    const random = createRandom(3);
    let [expected, kept, people] = [0, 0, 0];
    for (let person = 0; person < 8000; person++) {
      learner.enrol(random);
      learner.rest(20);
      const held = learner.heldAfter(0, 40);
      expect(held > 0).toBe(learner.isKnown(0));
      if (held === 0) continue;
      learner.rest(40);
      expected += held;
      kept += Number(learner.isKnown(0));
      people++;
    }
    expectShare({ share: kept / people, people }, expected / people);
  });

  it('a long sitting tires, and a rest makes good', () => {
    const right = (rest: boolean) =>
      shareOf(world, (learner, random) => {
        if (!learner.isKnown(0)) return null;
        for (let i = 0; i < sittingAnswers; i++) learner.answer(0, 0, random);
        if (rest) learner.rest(0);
        return learner.answer(0, 0, random);
      });
    expectShare(right(false), 1 - logistic(slip.logit + fatigue.slip));
    expectShare(right(true), 1 - logistic(slip.logit));
  });
});

it('one who is tired learns less', () => {
  const learner = createLearner(worldOf({ ...ALIKE, initial: { ...ALIKE.initial, logit: -50 } }));
  const random = createRandom(1);
  learner.enrol(random);
  const { logit, lesson } = ALIKE.learning;
  expect(learner.learnChance(0, 0)).toBeCloseTo(logistic(logit + lesson), 12);
  for (let i = 0; i < ALIKE.sittingAnswers / 2; i++) learner.answer(0, 0, random);
  expect(learner.learnChance(0, 0)).toBeCloseTo(logistic(logit + lesson - ALIKE.fatigue.learning / 2), 12);
  for (let i = 0; i < 50; i++) learner.answer(0, 0, random);
  expect(learner.learnChance(0, 0)).toBeCloseTo(logistic(logit + lesson - ALIKE.fatigue.learning), 12);
});

it('what was forgotten and learned again lasts a share of what it had lasted', () => {
  const learner = createLearner(worldOf({ ...ALIKE, initial: { ...ALIKE.initial, logit: 50 } }));
  const random = createRandom(2);
  const { broughtDays, keptAfterLapse, learnedDays } = ALIKE.memory;
  expect(broughtDays * keptAfterLapse).toBeGreaterThan(learnedDays);
  learner.enrol(random);
  expect(learner.heldAfter(0, 30)).toBeCloseTo(1 / Math.sqrt(1 + ((19 / 81) * 30) / broughtDays), 12);
  while (learner.isKnown(0)) learner.rest(1000);
  while (!learner.isKnown(0)) learner.explain(0, 0, random);
  expect(learner.heldAfter(0, 30)).toBeCloseTo(
    1 / Math.sqrt(1 + ((19 / 81) * 30) / (broughtDays * keptAfterLapse)),
    12,
  );
});

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

describe('prerequisites', () => {
  const world = worldOf(ALIKE, 2, [[0, 1]]);

  it('what needs an unknown concept is rarely brought along', () => {
    const known = (ready: boolean) =>
      shareOf(world, (learner) => (learner.isKnown(0) === ready ? learner.isKnown(1) : null));
    expectShare(known(true), logistic(ALIKE.initial.logit));
    expectShare(known(false), logistic(ALIKE.initial.logit) * ALIKE.initialWithoutPrerequisite);
  });

  it('and hardly learned', () => {
    const random = createRandom(4);
    const learner = createLearner(world);
    const first = logistic(ALIKE.learning.logit + ALIKE.learning.lesson);
    for (let person = 0; person < 200; person++) {
      learner.enrol(random);
      const chance = learner.learnChance(1, 0);
      if (learner.isKnown(1)) expect(chance).toBe(0);
      else expect(chance).toBeCloseTo(first * (learner.isKnown(0) ? 1 : ALIKE.learningWithoutPrerequisite), 12);
    }
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
