import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { WARNED_FROM } from '../risk/model';
import { logistic } from '../tracing/logistic/sigmoid';
import { auditGroups, equalisedOdds } from './audit';
import { type RiskRows, riskSubject } from './subjects';

const bounds = { difference: 0.1, ratio: 0.8, auc: 0.05 };
const LEARNERS = 240;
const language = {
  name: 'language',
  groupOf: Array.from({ length: LEARNERS }, (_, learner) => (learner % 3 === 0 ? 'second' : 'first')),
};

/**
 * Eight weekly guesses a learner, whose outcomes hang together. Of the second group the model makes so much more in log-odds than is so; `more` lets it fall
 * behind more often, and the model know it.
 */
function guesses(seed: number, { shift = 0, more = 0 }: { shift?: number; more?: number }): RiskRows {
  const random = createRandom(seed);
  const columns = { learner: [] as number[], probability: [] as number[], warned: [] as number[] };
  const happened: number[] = [];
  for (let learner = 0; learner < LEARNERS; learner++) {
    const second = language.groupOf[learner] === 'second';
    const own = random.normal(-0.8 + (second ? more : 0), 1.2);
    for (let week = 0; week < 8; week++) {
      const truth = own + random.normal(0, 0.4);
      const probability = logistic(truth + (second ? shift : 0));
      columns.learner.push(learner);
      columns.probability.push(probability);
      columns.warned.push(probability >= WARNED_FROM ? 1 : 0);
      happened.push(random.chance(logistic(truth)) ? 1 : 0);
    }
  }
  return { ...columns, happened };
}
const audited = (rows: RiskRows, least = 10) =>
  auditGroups([riskSubject(rows, LEARNERS)], [language], { least, bounds })[0]?.attributes[0];
const alertsOf = (rows: RiskRows) =>
  audited(rows)?.comparisons.flatMap(({ measure, alert }) => (alert ? [measure] : [])) ?? [];

describe('guesses at who falls behind', () => {
  it('are counted as by hand', () => {
    const rows: RiskRows = {
      learner: [0, 0, 1, 1, 2, 2, 3, 3],
      probability: [0.9, 0.2, 0.6, 0.4, Number.NaN, Number.NaN, 0.8, 0.1],
      warned: [1, 0, 1, 0, 1, 0, 1, 0],
      happened: [1, 0, 0, 1, 0, 1, 1, 0],
    };
    const { measures, learners } = riskSubject(rows, 4);
    const value = (name: string, members: number[]) =>
      measures.find((each) => each.name === name)?.estimate(members).value;
    const everybody = [0, 1, 2, 3];
    expect(learners).toEqual(everybody);
    // Of four that didn't come two were warned of; of four that came, two weren't.
    expect(value('falseWarning', everybody)).toBe(2 / 4);
    expect(value('missedWarning', everybody)).toBe(2 / 4);
    expect(value('cameTrue', everybody)).toBe(2 / 4);
    expect([value('warned', everybody), value('fellBehind', everybody)]).toEqual([0.5, 0.5]);
    // Where rules spoke there is nothing expected.
    expect(value('riskGap', everybody)).toBeCloseTo((3 - (0.9 + 0.2 + 0.6 + 0.4 + 0.8 + 0.1)) / 6, 12);
    expect(value('riskGap', [2])).toBeNaN();
    // Of nine pairs, 0.4 lies below 0.6.
    expect(value('riskAuc', everybody)).toBeCloseTo(8 / 9, 12);
    expect(measures.find(({ name }) => name === 'riskAuc')?.rests(everybody)).toBe(3);
  });

  it('of one group that promise more than comes are found, with false alarms', () => {
    const rows = guesses(20260301, { shift: 1.2 });
    const found = alertsOf(rows);
    expect(found).toContain('falseWarning');
    expect(found).toContain('riskGap');
    const { comparisons, groups } = audited(rows) ?? { comparisons: [], groups: [] };
    const falseWarning = comparisons.find(({ measure }) => measure === 'falseWarning');
    // Of two groups the first is held against the second.
    expect(falseWarning).toMatchObject({ group: 'first', alert: true });
    expect(falseWarning?.difference).toBeLessThan(-0.15);
    expect(falseWarning?.high).toBeLessThan(0);
    expect(groups.map(({ values }) => values.warned?.learners)).toEqual([160, 80]);
    expect(equalisedOdds({ spreads: audited(rows)?.spreads ?? [] })).toBeGreaterThan(0.15);
  });

  it('on which nothing was planted alert in few of many schools', () => {
    const schools = Array.from({ length: 40 }, (_, school) => alertsOf(guesses(1000 + school * 7919, {})));
    expect(schools.filter((alerts) => alerts.length > 0).length).toBeLessThanOrEqual(2);
  });

  it('that are right of a group which falls behind more often are not said to be wrong', () => {
    const schools = Array.from({ length: 20 }, (_, school) => alertsOf(guesses(5000 + school * 7919, { more: 1.2 })));
    expect(schools.filter((alerts) => alerts.includes('riskGap')).length).toBeLessThanOrEqual(1);
    // Their false alarms differ all the same, as they must (Chouldechova 2017): both are told.
    expect(schools.filter((alerts) => alerts.includes('falseWarning')).length).toBeGreaterThan(7);
  });

  it('tell nothing of small groups, nor of a figure that few of a group have', () => {
    const rows = guesses(20260301, { shift: 1.2 });
    expect(audited(rows, 81)?.groups.map(({ withheld, values }) => [withheld, values])).toEqual([
      ['beside', {}],
      ['small', {}],
    ]);
    // Of the second group rules spoke, but for five learners.
    const learner = Array.from(rows.learner);
    const probability = learner.map((own, row) =>
      language.groupOf[own] === 'second' && own > 12 ? Number.NaN : (rows.probability[row] ?? 0),
    );
    const ruled = audited({ ...rows, probability });
    expect(ruled?.groups.map(({ values }) => [values.riskAuc, values.riskGap])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(ruled?.groups.every(({ values }) => values.falseWarning !== null)).toBe(true);
  });
});
