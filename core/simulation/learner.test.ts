import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { ALIKE, expectShare, shareOf, worldOf } from './alike.fixture';
import { createLearner } from './learner';
import { logistic } from './logistic';

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
