import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { type FittedSkill, fitSkills } from './bkt-fit';
import { buildForest } from './bkt-forest';
import type { FittedBktParameters } from './bkt-parameters';
import { filterAnswer } from './bkt-predict';
import { refitSkills } from './bkt-refit';
import type { TracingData } from './dataset';
import { dataOf, drawAnswers, simulateBkt } from './test-support/simulate-bkt';

const TRUTH: FittedBktParameters = { pInit: 0.3, pLearn: 0.15, pForget: 0, pSlip: 0.08, pGuess: 0.2 };
const OPTIONS = { seed: 1, tolerance: 1e-9, rounds: 2000 };
const SIZES = { learners: 800, answers: 10 };

const fitted = (data: TracingData) => fitSkills(buildForest(data), OPTIONS);
const draw = (seed: number, sizes = SIZES) => simulateBkt(createRandom(seed), { s: TRUTH }, sizes);

function expectAlike(found: FittedSkill | undefined, wanted: FittedBktParameters | undefined, within: number): void {
  for (const name of ['pInit', 'pLearn', 'pSlip', 'pGuess'] as const) {
    const error = (found?.parameters[name] ?? Number.NaN) - (wanted?.[name] ?? Number.NaN);
    expect(Math.abs(error), name).toBeLessThan(within);
  }
}

describe('a refit from kept counts', () => {
  it('equals the full fit where nothing new has come', () => {
    const first = fitted(draw(1));
    const nothing = { ...dataOf([]), skillNames: ['s'] };
    const again = refitSkills(first, nothing, OPTIONS);
    expectAlike(again[0], first[0]?.parameters, 1e-4);
    expect(again[0]?.events).toEqual(first[0]?.events);
    expect(again[0]?.trials).toEqual(first[0]?.trials);
  });

  it('equals the full fit where nothing is kept, and where nothing was there before', () => {
    const [old, now] = [draw(1), draw(2)];
    expectAlike(refitSkills(fitted(old), now, { ...OPTIONS, keep: 0 })[0], fitted(now)[0]?.parameters, 1e-4);
    expectAlike(refitSkills([], now, OPTIONS)[0], fitted(now)[0]?.parameters, 1e-4);
  });

  it('comes near the full fit of old and new answers together', () => {
    const histories = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 800 }, () => ({
        s: drawAnswers(random, TRUTH, 10)
          .map((right) => (right ? '1' : '0'))
          .join(''),
      }));
    };
    const [old, now] = [histories(3), histories(4)];
    const full = fitted(dataOf([...old, ...now]));
    const refit = refitSkills(fitted(dataOf(old)), dataOf(now), OPTIONS);
    expectAlike(refit[0], full[0]?.parameters, 0.01);
    expectAlike(refit[0], TRUTH, 0.05);
    // Each learner began once and each answer was given once, in whatever state.
    expect(refit[0]?.trials[0]).toBeCloseTo(1600, 6);
    expect((refit[0]?.trials[3] ?? 0) + (refit[0]?.trials[4] ?? 0)).toBeCloseTo(16_000, 6);
  });

  it('lies where its own counts say', () => {
    const refit = refitSkills(fitted(draw(5)), draw(6), OPTIONS)[0];
    for (const index of [0, 1, 3, 4]) {
      expect((refit?.events[index] ?? 0) / (refit?.trials[index] ?? 1)).toBeCloseTo(refit?.row[index] ?? 0, 4);
    }
  });

  it('night after night loses little against one fit of everything', () => {
    const random = createRandom(7);
    const answers = Array.from({ length: 600 }, () => drawAnswers(random, TRUTH, 12));
    const night = (from: number, to: number) =>
      dataOf(
        answers.map((all) => ({
          s: all
            .slice(from, to)
            .map((right) => (right ? '1' : '0'))
            .join(''),
        })),
      );
    let fits: FittedSkill[] = [];
    const pKnown = new Float64Array(answers.length).fill(Number.NaN);
    for (let from = 0; from < 12; from += 3) {
      fits = refitSkills(fits, night(from, from + 3), { ...OPTIONS, startKnown: (learner) => pKnown[learner] ?? 0 });
      const parameters = fits[0]?.parameters ?? TRUTH;
      // What each learner brings along is reckoned anew from the first answer, as the product does on a new version.
      for (const [learner, all] of answers.entries()) {
        pKnown[learner] = all
          .slice(0, from + 3)
          .reduce((p, right) => filterAnswer(p, right, parameters), parameters.pInit);
      }
    }
    const full = fitted(night(0, 12))[0]?.parameters;
    expect(fits[0]?.trials[0]).toBeCloseTo(600, 6);
    expectAlike(fits[0], full, 0.06);
  });

  it('old counts fade', () => {
    const shifted = simulateBkt(createRandom(9), { s: { ...TRUTH, pInit: 0.9 } }, SIZES);
    const first = fitted(draw(8));
    const [forgetful] = refitSkills(first, shifted, { ...OPTIONS, keep: 0.1 });
    const [faithful] = refitSkills(first, shifted, { ...OPTIONS, keep: 1 });
    expect(forgetful?.parameters.pInit).toBeGreaterThan((faithful?.parameters.pInit ?? 1) + 0.1);
  });

  it('takes concepts that came after the fit, and leaves alone those without new answers', () => {
    const first = fitted(draw(1));
    const now = dataOf(
      Array.from({ length: 50 }, () => ({ fresh: '0111' })),
      { skillNames: ['s'], itemNames: [] },
    );
    const refit = refitSkills(first, now, OPTIONS);
    expect(refit).toHaveLength(2);
    expectAlike(refit[0], first[0]?.parameters, 1e-4);
    expect(refit[1]?.parameters.pInit).toBeLessThan(0.1);
  });

  it('refuses a share of the old that is none, and a p(L) that is none', () => {
    for (const keep of [Number.NaN, -0.1, 1.5]) {
      expect(() => refitSkills([], dataOf([{ s: '1' }]), { ...OPTIONS, keep })).toThrow(
        /^keep should be a probability/,
      );
    }
    expect(() => refitSkills([], dataOf([{ s: '1' }]), { ...OPTIONS, startKnown: () => 2 })).toThrow(
      /^p\(L\) that learner 0 brings along should be a probability, and is 2$/,
    );
  });
});
