import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../random/random';
import { doublyRobust, effectiveSampleSize, inversePropensity, selfNormalised } from './off-policy';
import { type LoggedChoice, OffPolicyError } from './off-policy-choices';

const ESTIMATORS = { inversePropensity, selfNormalised, doublyRobust };

describe('three choices worked by hand', () => {
  const predicted = [0.6, 0.3];
  const log: LoggedChoice[] = [
    { action: 0, propensity: 0.5, reward: 1, target: [0.8, 0.2], predicted }, // w = 1.6
    { action: 1, propensity: 0.25, reward: 0, target: [0.5, 0.5], predicted }, // w = 2
    { action: 0, propensity: 0.8, reward: 1, target: [0.2, 0.8], predicted }, // w = 0.25
  ];

  it('inverse propensity: (1.6 + 0 + 0.25) / 3', () => {
    const estimate = inversePropensity(log);
    expect(estimate.value).toBeCloseTo(1.85 / 3, 12);
    // Deviations 0.98333, −0.61667, −0.36667: variance 0.740833, of the mean 0.246944.
    expect(estimate.standardError).toBeCloseTo(0.496935, 6);
    expect(estimate.high - estimate.value).toBeCloseTo(1.959964 * 0.496935, 5);
    expect(estimate.value - estimate.low).toBeCloseTo(1.959964 * 0.496935, 5);
    expect(estimate.choices).toBe(3);
  });

  it('self-normalised: 1.85 / 3.85', () => {
    const estimate = selfNormalised(log);
    expect(estimate.value).toBeCloseTo(1.85 / 3.85, 12);
    // N − v · D: 0.831169, −0.961039, 0.129870; √(3/2 · 1.631304) / 3.85.
    expect(estimate.standardError).toBeCloseTo(0.406305, 5);
  });

  it('doubly robust: (1.18 − 0.15 + 0.46) / 3', () => {
    expect(doublyRobust(log).value).toBeCloseTo(1.49 / 3, 12);
  });

  it('effective sample size: 3.85² / (1.6² + 2² + 0.25²)', () => {
    expect(doublyRobust(log).effectiveSampleSize).toBeCloseTo(14.8225 / 6.6225, 12);
    expect(effectiveSampleSize([1, 1, 1, 1])).toBe(4);
    expect(effectiveSampleSize([5, 0, 0])).toBe(1);
    expect(effectiveSampleSize([0, 0])).toBe(0);
  });

  it('takes choices of one learner together', () => {
    // Sums of the two learners 1.6 of 2 and 0.25 of 1; rests ±0.366667; √(2 · 0.268889) / 3.
    const estimate = inversePropensity(log.map((choice, row) => ({ ...choice, learner: row < 2 ? 7 : 3 })));
    expect(estimate.value).toBeCloseTo(1.85 / 3, 12);
    expect(estimate.standardError).toBeCloseTo(0.244444, 6);
    const one = inversePropensity(log.map((choice) => ({ ...choice, learner: 1 })));
    expect(one.standardError).toBeNaN();
  });
});

/** Two situations, three actions: true mean rewards, the policy of the log and the one to be judged. */
const REWARD = [
  [0.2, 0.5, 0.8],
  [0.6, 0.4, 0.1],
];
const LOGGING = [
  [0.6, 0.3, 0.1],
  [0.2, 0.3, 0.5],
];
const TARGET = [
  [0.1, 0.2, 0.7],
  [0.5, 0.3, 0.2],
];
const WRONG_PROPENSITY = [
  [0.3, 0.3, 0.4],
  [0.4, 0.4, 0.2],
];
const WRONG_MODEL = [
  [0.7, 0.1, 0.3],
  [0.1, 0.9, 0.5],
];
/** Value of the target: ½ · (0.02 + 0.1 + 0.56) + ½ · (0.3 + 0.12 + 0.02). */
const TRUTH = 0.56;

function drawLog(random: Random, choices: number, stated = LOGGING, model = REWARD): LoggedChoice[] {
  return Array.from({ length: choices }, () => {
    const x = random.integer(2);
    const action = random.weighted(LOGGING[x] ?? []);
    return {
      action,
      propensity: stated[x]?.[action] ?? 0,
      reward: random.chance(REWARD[x]?.[action] ?? 0) ? 1 : 0,
      target: TARGET[x] ?? [],
      predicted: model[x] ?? [],
    };
  });
}

/** Mean of the estimates of many logs less the truth, in standard errors of that mean. */
function bias(estimate: (log: LoggedChoice[]) => number, stated = LOGGING, model = REWARD): number {
  const random = createRandom(5);
  const values = Array.from({ length: 1500 }, () => estimate(drawLog(random, 60, stated, model)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return (mean - TRUTH) / Math.sqrt(variance / values.length);
}

describe('on simulated logs', () => {
  const ips = (log: LoggedChoice[]) => inversePropensity(log).value;
  const robust = (log: LoggedChoice[]) => doublyRobust(log).value;

  it('inverse propensity is unbiased with the true propensities, and only then', () => {
    expect(Math.abs(bias(ips))).toBeLessThan(3.5);
    expect(Math.abs(bias(ips, WRONG_PROPENSITY))).toBeGreaterThan(10);
  });

  it('doubly robust is unbiased when one of its two models is right, whichever', () => {
    expect(Math.abs(bias(robust))).toBeLessThan(3.5);
    expect(Math.abs(bias(robust, LOGGING, WRONG_MODEL))).toBeLessThan(3.5);
    expect(Math.abs(bias(robust, WRONG_PROPENSITY, REWARD))).toBeLessThan(3.5);
    expect(Math.abs(bias(robust, WRONG_PROPENSITY, WRONG_MODEL))).toBeGreaterThan(10);
  });

  it('all come near the truth on a long log; a right model makes doubly robust the surest', () => {
    const log = drawLog(createRandom(9), 40_000);
    for (const estimate of Object.values(ESTIMATORS)) expect(estimate(log).value).toBeCloseTo(TRUTH, 1);
    expect(doublyRobust(log).standardError).toBeLessThan(inversePropensity(log).standardError);
    expect(selfNormalised(log).standardError).toBeLessThan(inversePropensity(log).standardError);
  });

  it.each(Object.entries(ESTIMATORS))('intervals of %s hold the truth about 95 times in 100', (_name, estimate) => {
    const random = createRandom(3);
    const logs = 400;
    let held = 0;
    for (let run = 0; run < logs; run++) {
      const { low, high } = estimate(drawLog(random, 300));
      held += Number(low <= TRUTH && TRUTH <= high);
    }
    // Four standard errors of a share of 0.95, and a little for logs as short as these.
    expect(held / logs).toBeGreaterThan(0.9);
    expect(held / logs).toBeLessThan(0.99);
  });

  it.each(Object.entries(ESTIMATORS))(
    'the bootstrap of %s agrees with the normal interval on a long log',
    (_name, estimate) => {
      const log = drawLog(createRandom(4), 2000).map((choice, row) => ({ ...choice, learner: Math.floor(row / 2) }));
      const [normal, drawn] = [estimate(log), estimate(log, { bootstrap: { seed: 1 } })];
      expect(drawn.value).toBe(normal.value);
      for (const end of ['low', 'high'] as const) {
        expect(Math.abs(drawn[end] - normal[end])).toBeLessThan(0.3 * normal.standardError);
      }
    },
  );

  it('the bootstrap gives the same interval for the same seed', () => {
    const log = drawLog(createRandom(1), 50);
    const interval = (seed: number) => selfNormalised(log, { bootstrap: { seed } });
    expect(interval(4)).toEqual(interval(4));
    expect(interval(4).low).not.toBe(interval(5).low);
  });
});

const choice = fc
  .record({
    shares: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
    at: fc.nat(),
    propensity: fc.double({ min: 0.001, max: 1, noNaN: true }),
    reward: fc.double({ min: -10, max: 10, noNaN: true }),
  })
  .map(({ shares, at, propensity, reward }): LoggedChoice => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    const target = shares.map((share) => share / total);
    return { action: at % shares.length, propensity, reward, target, predicted: target.map(() => 1.5) };
  });
const logs = fc.array(choice, { minLength: 1, maxLength: 30 });

describe('any log', () => {
  it('self-normalised stays among the rewards, the effective sample size between 1 and the choices', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const rewards = log.map(({ reward }) => reward);
        const { value, effectiveSampleSize: size } = selfNormalised(log);
        expect(value).toBeGreaterThanOrEqual(Math.min(...rewards) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...rewards) + 1e-9);
        expect(size).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(size).toBeLessThanOrEqual(log.length + 1e-9);
      }),
    );
  });

  it('a target that is the log itself earns the mean reward, with every choice counting in full', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const own = log.map((each) => ({ ...each, propensity: each.target[each.action] ?? 1 }));
        const mean = log.reduce((sum, { reward }) => sum + reward, 0) / log.length;
        for (const estimate of [inversePropensity, selfNormalised]) {
          expect(estimate(own).value).toBeCloseTo(mean, 9);
          expect(estimate(own).effectiveSampleSize).toBeCloseTo(log.length, 6);
        }
      }),
    );
  });

  it('a model that predicts 0 everywhere makes doubly robust inverse propensity', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const blank = log.map((each) => ({ ...each, predicted: Array.from(each.target, () => 0) }));
        expect(doublyRobust(blank)).toEqual(inversePropensity(log));
      }),
    );
  });

  it('what a model predicts exactly needs no weights', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const certain = log.map((each) => ({ ...each, reward: 1.5 }));
        expect(doublyRobust(certain).value).toBeCloseTo(1.5, 9);
      }),
    );
  });
});

describe('bad input', () => {
  const sound: LoggedChoice = { action: 0, propensity: 0.5, reward: 1, target: [0.5, 0.5], predicted: [0.1, 0.2] };

  it.each<[string, Partial<LoggedChoice>, string]>([
    ['a propensity of 0', { propensity: 0 }, 'bad_propensity'],
    ['a negative propensity', { propensity: -0.1 }, 'bad_propensity'],
    ['a propensity above 1', { propensity: 1.01 }, 'bad_propensity'],
    ['a propensity that is not a number', { propensity: Number.NaN }, 'bad_propensity'],
    ['a reward that is not a number', { reward: Number.NaN }, 'bad_reward'],
    ['an endless reward', { reward: Number.POSITIVE_INFINITY }, 'bad_reward'],
    ['an action that is not there', { action: 2 }, 'bad_action'],
    ['a broken action', { action: 0.5 }, 'bad_action'],
    ['a negative probability', { target: [1.5, -0.5] }, 'bad_target'],
    ['a probability that is not a number', { target: [0.5, Number.NaN] }, 'bad_target'],
    ['probabilities that do not sum to 1', { target: [0.5, 0.4] }, 'bad_target'],
    ['no actions', { target: [] }, 'bad_action'],
    ['a learner where others have none', { learner: 1 }, 'bad_learner'],
  ])('%s is refused, with its row', (_name, part, code) => {
    const log = [sound, { ...sound, ...part }];
    for (const estimate of Object.values(ESTIMATORS)) {
      expect(() => estimate(log)).toThrow(OffPolicyError);
      expect(() => estimate(log)).toThrow(expect.objectContaining({ code, row: code === 'bad_learner' ? 0 : 1 }));
    }
  });

  it.each([
    ['missing', undefined],
    ['too few', [0.1]],
    ['not a number', [0.1, Number.NaN]],
  ])('predictions that are %s are refused by doubly robust alone', (_name, predicted) => {
    const { predicted: _left, ...without } = sound;
    const log = [predicted ? { ...without, predicted } : without];
    expect(() => doublyRobust(log)).toThrow(expect.objectContaining({ code: 'bad_prediction', row: 0 }));
    expect(inversePropensity(log).value).toBe(1);
  });

  it('an empty log tells nothing', () => {
    for (const estimate of Object.values(ESTIMATORS)) {
      for (const options of [{}, { bootstrap: { seed: 1 } }]) {
        expect(estimate([], options)).toEqual({
          value: Number.NaN,
          standardError: Number.NaN,
          low: Number.NaN,
          high: Number.NaN,
          effectiveSampleSize: 0,
          choices: 0,
        });
      }
    }
  });

  it('a log without what the target takes is worth nothing', () => {
    const log = [{ ...sound, target: [0, 1] }];
    expect(selfNormalised(log).value).toBeNaN();
    expect(inversePropensity(log)).toMatchObject({ value: 0, effectiveSampleSize: 0 });
    // Doubly robust has its model's word only.
    expect(doublyRobust(log).value).toBeCloseTo(0.2, 12);
  });
});
