import { describe, expect, it } from 'vitest';
import { auditGroups, equalisedOdds } from './audit';
import { clusteredAuc } from './clustered-auc';
import { adjustForMany } from './false-discoveries';
import { rateOf } from './rate';
import { recalibrate } from './recalibration';
import { incompleteBeta, quantileOfT, twoSided } from './student-t';
import { masterySubject } from './subjects';

/** 360 made answers of 30 learners in three groups; the references below were worked out from the same rows. */
const N = 360;
const rows = Array.from({ length: N }, (_, i) => {
  const learner = i % 30;
  const score = (((i * 37 + 11) % 101) + 1) / 103;
  return { learner, score, label: ((i * 53 + learner * 7) % 97) / 97 < score ? 1 : 0 };
});
const scored = {
  learner: Int32Array.from(rows, ({ learner }) => learner),
  score: Float64Array.from(rows, ({ score }) => score),
  label: Uint8Array.from(rows, ({ label }) => label),
};
const groupOf = Array.from({ length: 30 }, (_, learner) => ['a', 'b', 'c'][learner % 3] ?? '');

describe('Student’s t, as scipy 1.17.1 has it', () => {
  it.each([
    [2.1, 7.5, 0.07123707145807809],
    [9, 60, 9.87049603566012e-13],
  ])('lies further from 0 than %d with %d degrees of freedom', (t, freedom, p) => {
    expect(twoSided(t, freedom) / p).toBeCloseTo(1, 6);
  });
  it.each([
    [3, 3.1824463052837078],
    [29, 2.045229642132703],
  ])('stays within its quantile with %d degrees of freedom', (freedom, quantile) => {
    expect(quantileOfT(0.95, freedom)).toBeCloseTo(quantile, 9);
  });
  it('comes of the incomplete beta function', () => {
    expect(incompleteBeta(0.3, 2.5, 4)).toBeCloseTo(0.3521975859067672, 12);
  });
});

describe('measures of one group', () => {
  it('have the area of scikit-learn 1.9.1 and the error of Obuchowski’s formula, reckoned pair by pair with numpy', () => {
    const found = clusteredAuc(scored);
    expect(found.value).toBeCloseTo(0.859486403901355, 12);
    expect(found.error).toBeCloseTo(0.034462625720810214, 12);
    expect(found.learners).toBe(30);
  });

  it('have DeLong’s variance where each learner has one row, by his definition', () => {
    const some = rows.slice(0, 30);
    const [ones, zeros] = [some.filter(({ label }) => label === 1), some.filter(({ label }) => label === 0)];
    const win = (x: number, y: number) => (x > y ? 1 : x === y ? 0.5 : 0);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: number[]) =>
      values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
    const v10 = ones.map(({ score }) => mean(zeros.map((zero) => win(score, zero.score))));
    const v01 = zeros.map(({ score }) => mean(ones.map((one) => win(one.score, score))));
    const found = clusteredAuc({
      learner: Int32Array.from(some, (_, learner) => learner),
      score: some.map(({ score }) => score),
      label: some.map(({ label }) => label),
    });
    expect(found.value).toBeCloseTo(mean(v10), 12);
    expect(found.error ** 2).toBeCloseTo(variance(v10) / ones.length + variance(v01) / zeros.length, 12);
  });

  it('have the slope, the intercept and their errors of a clustered logit in statsmodels 0.15.0', () => {
    const found = recalibrate(scored);
    expect(found?.intercept.value).toBeCloseTo(0.057930636902558307, 7);
    expect(found?.slope.value).toBeCloseTo(1.2614283615703257, 7);
    expect(found?.intercept.error).toBeCloseTo(0.07838890003941115, 7);
    expect(found?.slope.error).toBeCloseTo(0.09165894205449007, 7);
  });

  it('have the share and the error of a clustered mean in statsmodels 0.15.0', () => {
    const numerators = new Float64Array(30);
    const denominators = new Float64Array(30);
    for (const { learner, label } of rows) {
      numerators[learner] = (numerators[learner] ?? 0) + label;
      denominators[learner] = (denominators[learner] ?? 0) + 1;
    }
    const found = rateOf({ numerators, denominators });
    expect(found.value).toBeCloseTo(0.5027777777777779, 12);
    expect(found.error).toBeCloseTo(0.052474425646748625, 12);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
  });

  it('have Wilson’s interval where every learner has one answer, with Student’s t in place of 1.96', () => {
    const found = rateOf({ numerators: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0], denominators: new Array(10).fill(1) });
    const t = 2.2621571628; // 9 degrees of freedom
    const worth = (0.2 * 0.8) / found.error ** 2;
    const centre = (0.2 + t ** 2 / (2 * worth)) / (1 + t ** 2 / worth);
    const half = (t / (1 + t ** 2 / worth)) * Math.sqrt(0.16 / worth + t ** 2 / (4 * worth ** 2));
    expect(found.low).toBeCloseTo(centre - half, 8);
    expect(found.high).toBeCloseTo(centre + half, 8);
  });

  it('aren’t certain at 0 of 12', () => {
    const found = rateOf({ numerators: new Array(12).fill(0), denominators: new Array(12).fill(1) });
    expect(found).toMatchObject({ value: 0, low: 0 });
    expect(found.high).toBeGreaterThan(0.2);
  });
});

describe('many comparisons', () => {
  it('are corrected as by statsmodels 0.15.0 (fdr_bh)', () => {
    const found = adjustForMany([
      0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
    ]);
    const wanted = [
      0.015,
      0.06,
      0.126,
      0.126,
      0.126,
      0.15,
      0.1585714285714,
      ...new Array(7).fill(0.2946428571429),
      0.34,
    ];
    for (const [place, value] of wanted.entries()) expect(found[place]).toBeCloseTo(value, 10);
  });

  it('leave four of the fifteen in the example of Benjamini and Hochberg (1995)', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(adjustForMany(published).filter((p) => p <= 0.05)).toHaveLength(4);
  });

  it('pass over what isn’t known', () => {
    expect(adjustForMany([0.04, Number.NaN])).toEqual([0.04, Number.NaN]);
  });
});

describe('groups beside each other', () => {
  const subject = masterySubject(
    { learner: scored.learner, pKnown: scored.score, expected: scored.score, right: scored.label },
    30,
    0.5,
  );
  const [audit] = auditGroups([subject], [{ name: 'made', groupOf }], {
    least: 5,
    bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 },
  });
  const made = audit?.attributes[0];

  it('have the shares that scikit-learn’s confusion matrices have', () => {
    const wanted = {
      a: [0.21311475409836064, 0.22033898305084745, 0.49166666666666664],
      b: [0.22413793103448276, 0.24193548387096775, 0.5],
      c: [0.21666666666666667, 0.23333333333333334, 0.49166666666666664],
    };
    for (const { group, values } of made?.groups ?? []) {
      const found = ['falseAlarm', 'miss', 'known'].map((name) => values[name]?.value);
      expect(found).toEqual(
        wanted[group === 'a' ? 'a' : group === 'b' ? 'b' : 'c'].map((share) => expect.closeTo(share, 12)),
      );
    }
  });

  it('have the equalised odds difference that follows from them', () => {
    expect(made && equalisedOdds(made)).toBeCloseTo(0.021596500820120296, 12);
  });

  it('are each held against the others, and none alarms where they are made alike', () => {
    expect(made?.comparisons.filter(({ measure }) => measure === 'miss').map(({ group }) => group)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(made?.comparisons.filter(({ alert }) => alert)).toEqual([]);
    expect(made?.comparisons.some(({ measure }) => measure === 'known')).toBe(false);
  });
});
