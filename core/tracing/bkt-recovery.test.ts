import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { fitBkt, fitBktByItem } from './bkt-fit-data';
import type { FittedBktParameters } from './bkt-parameters';
import { createTracingDataBuilder } from './dataset';
import { simulateBkt } from './test-support/simulate-bkt';

const TRUTH: FittedBktParameters = { pInit: 0.3, pLearn: 0.15, pForget: 0, pSlip: 0.08, pGuess: 0.2 };

function expectNear(found: FittedBktParameters, truth: FittedBktParameters, within: number): void {
  for (const [name, value] of Object.entries(truth)) {
    expect(Math.abs(Number(Reflect.get(found, name)) - value), name).toBeLessThan(within);
  }
}

describe('recovery of what drew the answers', () => {
  it('four parameters', () => {
    const data = simulateBkt(createRandom(1), { s: TRUTH }, { learners: 3000, answers: 12 });
    const { skills, population } = fitBkt(data, { seed: 1 });
    expectNear(skills[0]?.parameters ?? TRUTH, TRUTH, 0.03);
    // With one skill the population is that skill.
    expectNear(population.parameters, skills[0]?.parameters ?? TRUTH, 0.005);
  });

  it('forgetting', () => {
    const truth = { ...TRUTH, pForget: 0.08 };
    const data = simulateBkt(createRandom(2), { s: truth }, { learners: 2500, answers: 20 });
    expectNear(fitBkt(data, { seed: 1, forgetting: true }).skills[0]?.parameters ?? TRUTH, truth, 0.04);
  });

  it('slip and the rest beside guesses that are given', () => {
    const random = createRandom(3);
    const builder = createTracingDataBuilder();
    const given: number[] = [];
    for (let learner = 0; learner < 2500; learner++) {
      let known = random.chance(0.3);
      for (let order = 0; order < 12; order++) {
        const guess = [0.25, 0.5, 0.05][order % 3] ?? 0;
        builder.add({
          learner: `${learner}`,
          skill: 's',
          item: '',
          correct: random.chance(known ? 0.92 : guess),
          order,
        });
        given.push(guess);
        known ||= random.chance(0.15);
      }
    }
    const fit = fitBkt(builder.build(), { seed: 1, givenGuess: Float32Array.from(given) });
    const { pInit, pLearn, pSlip } = fit.skills[0]?.parameters ?? TRUTH;
    expect(Math.abs(pInit - 0.3)).toBeLessThan(0.03);
    expect(Math.abs(pLearn - 0.15)).toBeLessThan(0.03);
    expect(Math.abs(pSlip - 0.08)).toBeLessThan(0.02);
    expect(fit.skills[0]?.classParameters.map(({ pGuess }) => Number(pGuess.toFixed(2)))).toEqual([0.25, 0.5, 0.05]);
  });

  it('slip and guess of items', () => {
    const random = createRandom(4);
    const builder = createTracingDataBuilder();
    const items = [
      { pSlip: 0.05, pGuess: 0.1 },
      { pSlip: 0.25, pGuess: 0.4 },
    ];
    for (let learner = 0; learner < 3000; learner++) {
      let known = random.chance(0.3);
      for (let order = 0; order < 12; order++) {
        const which = random.integer(2);
        const { pSlip, pGuess } = items[which] ?? TRUTH;
        builder.add({
          learner: `${learner}`,
          skill: 's',
          item: `i${which}`,
          correct: random.chance(known ? 1 - pSlip : pGuess),
          order,
        });
        known ||= random.chance(0.15);
      }
    }
    const data = builder.build();
    const fit = fitBktByItem(data, { seed: 1 });
    for (const [which, { pSlip, pGuess }] of items.entries()) {
      const code = fit.classed?.classOf(0, data.itemNames.indexOf(`i${which}`)) ?? 0;
      const found = fit.skills[0]?.classParameters[code];
      expect(Math.abs((found?.pSlip ?? 0) - pSlip)).toBeLessThan(0.03);
      expect(Math.abs((found?.pGuess ?? 0) - pGuess)).toBeLessThan(0.05);
    }
    expect(fit.classed?.classOf(0, 99)).toBe(0);
  });
});
