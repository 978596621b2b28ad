import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { type Attribute, auditGroups } from './audit';
import type { Bounds } from './judge';
import { balancedWeights } from './reweigh';
import { Counts, gradingSubject, masterySubject, recommendationSubject } from './subjects';
import { withheldGroups } from './suppress';
import { groupThresholds } from './thresholds';

const bounds: Bounds = { difference: 0.1, ratio: 0.8, auc: 0.05 };

describe('small groups', () => {
  it('are left out, and so is the next smallest where those left out could be worked out', () => {
    expect(withheldGroups([40, 5, 25], 10)).toEqual([null, 'small', 'beside']);
    expect(withheldGroups([40, 6, 7], 10)).toEqual([null, 'small', 'small']);
    expect(withheldGroups([40, 0, 25], 10)).toEqual([null, null, null]);
    expect(withheldGroups([9], 10)).toEqual(['small']);
  });

  it('can’t be had as everybody less those that are told, whatever the groups', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), fc.integer({ min: 2, max: 20 }), (sizes, least) => {
        const withheld = withheldGroups(sizes, least);
        const hidden = sizes.reduce((sum, size, group) => sum + (withheld[group] ? size : 0), 0);
        const told = sizes.filter((size, group) => size > 0 && withheld[group] === null);
        expect(told.every((size) => size >= least)).toBe(true);
        expect(hidden === 0 || hidden >= least || told.length === 0).toBe(true);
      }),
    );
  });

  it('leave no number anywhere in an audit, for a single measure neither', () => {
    const learners = Array.from({ length: 60 }, (_, learner) => learner);
    const groups: Attribute = {
      name: 'language',
      groupOf: learners.map((learner) => (learner < 30 ? 'one' : learner < 55 ? 'two' : 'few')),
    };
    const [offered, opened, after, without] = [0, 1, 2, 3].map(() => new Counts(60));
    if (!offered || !opened || !after || !without) throw new Error('four counts');
    for (const learner of learners) {
      offered.add(learner, learner % 2);
      // Of the second group only four have opened anything.
      if (learner < 34) opened.add(learner, 1);
    }
    const subject = recommendationSubject({ learners, offered, opened, rightAfter: after, rightWithout: without });
    const [found] = auditGroups([subject], [groups], { least: 10, bounds });
    const [few, one, two] = found?.attributes[0]?.groups ?? [];
    expect(few).toMatchObject({ group: 'few', learners: null, withheld: 'small', values: {} });
    expect(two).toMatchObject({ group: 'two', learners: null, withheld: 'beside', values: {} });
    expect(one?.values.offered?.value).toBe(0.5);
    expect(found?.attributes[0]?.comparisons).toEqual([]);

    const [whole] = auditGroups(
      [subject],
      [{ name: 'sex', groupOf: learners.map((learner) => (learner < 30 ? 'f' : 'm')) }],
      { least: 10, bounds },
    );
    // Four of group m opened anything: neither they nor, by difference, group f may be told.
    expect(whole?.attributes[0]?.groups.map(({ values }) => values.opened)).toEqual([null, null]);
    expect(whole?.attributes[0]?.groups.map(({ values }) => values.offered?.value)).toEqual([0.5, 0.5]);
  });
});

describe('a bias that was planted', () => {
  const learners = Array.from({ length: 200 }, (_, learner) => learner);
  const groupOf = learners.map((learner) => (learner % 2 === 0 ? 'x' : 'y'));

  it('is found in judgements: too harsh on one group, four times as often', () => {
    const random = createRandom(104729);
    const [passed, harsh, lenient] = [new Counts(200), new Counts(200), new Counts(200)];
    for (const learner of learners)
      for (let answer = 0; answer < 6; answer++) {
        passed.add(learner, 0);
        harsh.add(learner, random.chance(learner % 2 === 0 ? 0.08 : 0.32) ? 1 : 0);
      }
    const [found] = auditGroups(
      [gradingSubject({ learners, passed, tooHarsh: harsh, tooLenient: lenient })],
      [{ name: 'language', groupOf }],
      { least: 10, bounds },
    );
    const comparison = found?.attributes[0]?.comparisons.find(({ measure }) => measure === 'tooHarsh');
    expect(comparison).toMatchObject({ group: 'x', beyond: true, alert: true });
    expect(comparison?.difference).toBeLessThan(-0.15);
    expect(comparison?.high).toBeLessThan(0);
  });

  it('isn’t an alert while it lies within the bound, however sure it is', () => {
    const offered = new Counts(200);
    for (const learner of learners) offered.add(learner, learner % 2 === 0 ? 9 : 10, 10);
    const subject = recommendationSubject({
      ...{ learners, offered, opened: new Counts(200), rightAfter: new Counts(200), rightWithout: new Counts(200) },
    });
    const [found] = auditGroups([subject], [{ name: 'sex', groupOf }], { least: 10, bounds });
    // Everybody of a group has the very same share, so the difference is certain; nine tenths is above four fifths.
    expect(found?.attributes[0]?.comparisons[0]).toMatchObject({
      measure: 'offered',
      ratio: 0.9,
      beyond: false,
      alert: false,
    });
  });

  it('is found in estimates: answers of one group fall short of what is expected', () => {
    const random = createRandom(7919);
    const rows = learners.flatMap((learner) =>
      Array.from({ length: 20 }, () => {
        const expected = 0.2 + 0.6 * random.uniform();
        return { learner, expected, right: random.chance(expected - (learner % 2 === 0 ? 0.18 : 0)) ? 1 : 0 };
      }),
    );
    const subject = masterySubject(
      {
        learner: Int32Array.from(rows, ({ learner }) => learner),
        ...{ pKnown: Float64Array.from(rows, ({ expected }) => expected) },
        ...{ expected: Float64Array.from(rows, ({ expected }) => expected) },
        right: Uint8Array.from(rows, ({ right }) => right),
      },
      200,
      0.5,
    );
    const [found] = auditGroups([subject], [{ name: 'language', groupOf }], { least: 10, bounds });
    expect(found?.attributes[0]?.comparisons.filter(({ alert }) => alert).map(({ measure }) => measure)).toContain(
      'gap',
    );
  });
});

describe('mitigations', () => {
  it('give every group the same weight in a fit, within bounds', () => {
    const weights = balancedWeights([...new Array(60).fill('a'), ...new Array(20).fill('b'), null]);
    expect([weights[0], weights[60], weights[80]]).toEqual([80 / 120, 2, 1]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(81, 9);
    expect(balancedWeights([...new Array(99).fill('a'), 'b'])[99]).toBe(4);
  });

  it('find thresholds by which groups have the same false alarms, and say what they cost', () => {
    const random = createRandom(31337);
    const rows = Array.from({ length: 6000 }, (_, row) => {
      const group = row % 2 === 0 ? 'a' : 'b';
      const label = random.chance(0.5) ? 1 : 0;
      const score = Math.min(
        0.99,
        Math.max(0.01, 0.35 + 0.3 * label + (group === 'b' ? 0.15 : 0) + random.normal(0, 0.15)),
      );
      return { group, label, score };
    });
    const offer = groupThresholds(
      {
        group: rows.map(({ group }) => group),
        score: rows.map(({ score }) => score),
        label: rows.map(({ label }) => label),
      },
      0.6,
    );
    const [a, b] = offer?.groups ?? [];
    expect((b?.before.falseAlarm ?? 0) - (a?.before.falseAlarm ?? 0)).toBeGreaterThan(0.15);
    expect(Math.abs((b?.after.falseAlarm ?? 0) - (a?.after.falseAlarm ?? 1))).toBeLessThan(0.02);
    expect(b?.threshold).toBeGreaterThan(a?.threshold ?? 1);
    expect(b?.changed).toBeGreaterThan(0);
    expect(offer?.accuracyAfter).not.toBe(offer?.accuracyBefore);
  });
});
