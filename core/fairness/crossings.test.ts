import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attribute, auditGroups } from './audit';
import { crossingsOf, withheldCells } from './crossings';
import { adjustForMany } from './false-discoveries';
import { shareMeasure } from './measures';
import { Counts } from './subjects';

const bounds = { difference: 0.1, ratio: 0.8, auc: 0.05 };

describe('cells of two attributes', () => {
  it('are of every two, with those alone whose both groups are known', () => {
    const attributes: Attribute[] = [
      { name: 'a', groupOf: ['x', 'y', null] },
      { name: 'b', groupOf: ['1', null, '2'] },
      { name: 'c', groupOf: ['p', 'p', 'p'] },
    ];
    const crossings = crossingsOf(attributes);
    expect(crossings.map(({ of }) => of)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(crossings.map(({ groupOf }) => groupOf)).toEqual([
      ['x × 1', null, null],
      ['x × p', 'y × p', null],
      ['1 × p', null, '2 × p'],
    ]);
  });

  it('never give a small one away: what is missing of a row or column is nobody’s, or of enough', () => {
    const table = fc.array(fc.array(fc.nat(30), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 12 }), (rows, least) => {
        const wide = Math.max(...rows.map((row) => row.length));
        const cells = rows.flatMap((_, r) => Array.from({ length: wide }, (_, c) => [`r${r}`, `c${c}`] as const));
        const sizes = rows.flatMap((row) => Array.from({ length: wide }, (_, c) => row[c] ?? 0));
        const withheld = withheldCells(cells, sizes, least);
        sizes.forEach((size, i) => {
          if (size > 0 && size < least) expect(withheld[i]).toBe('small');
          if (size === 0) expect(withheld[i]).toBeNull();
        });
        for (const way of [0, 1] as const)
          for (const name of new Set(cells.map((cell) => cell[way]))) {
            const line = cells.flatMap((cell, i) => (cell[way] === name ? [i] : []));
            const hidden = line.reduce((sum, i) => sum + (withheld[i] ? (sizes[i] ?? 0) : 0), 0);
            const told = line.some((i) => !withheld[i] && (sizes[i] ?? 0) > 0);
            if (told) expect(hidden === 0 || hidden >= least).toBe(true);
          }
      }),
      { numRuns: 500 },
    );
  });
});

/** Learners in two times two groups of forty, of whom these shares fail. */
function audited(shares: Record<string, number>) {
  const sexes = ['f', 'm'];
  const languages = ['en', 'tr'];
  const groups = sexes.flatMap((sex) => languages.flatMap((own) => Array.from({ length: 40 }, () => [sex, own])));
  const parts = new Counts(groups.length);
  groups.forEach(([sex, own], learner) => {
    const share = shares[`${sex} ${own}`] ?? 0.2;
    for (let n = 0; n < 10; n++) parts.add(learner, (learner % 40) * 10 + n < share * 400 ? 1 : 0);
  });
  const subject = {
    name: 'x',
    learners: groups.map((_, i) => i),
    measures: [shareMeasure('miss', parts, 'difference')],
  };
  const attributes = ['sex', 'language'].map((name, way) => ({
    name,
    groupOf: groups.map((each) => each[way] ?? null),
  }));
  const [found] = auditGroups([subject], attributes, { least: 10, bounds });
  const alerts = (of: 'attributes' | 'crossings') =>
    found?.[of].flatMap(({ comparisons }) => comparisons.filter(({ alert }) => alert).map(({ group }) => group));
  const echoes = found?.crossings.flatMap(({ comparisons }) => comparisons.filter(({ echo }) => echo)) ?? [];
  return { attributes: alerts('attributes'), crossings: alerts('crossings'), echoes: echoes.map(({ group }) => group) };
}

describe('an audit of two attributes at a time', () => {
  it('finds what neither of them shows by itself', () => {
    // Each row and each column has the same mean: only where both meet is something wrong.
    const found = audited({ 'f tr': 0.5, 'm en': 0.5, 'f en': 0.1, 'm tr': 0.1 });
    expect(found.attributes).toEqual([]);
    expect(found.crossings?.sort()).toEqual(['f × en', 'f × tr', 'm × en', 'm × tr']);
  });

  it('doesn’t say again what one attribute says', () => {
    const found = audited({ 'f tr': 0.6, 'm tr': 0.6 });
    expect(found.attributes).toEqual(['en']);
    expect(found.crossings).toEqual([]);
    expect(found.echoes.sort()).toEqual(['f × en', 'f × tr', 'm × en', 'm × tr']);
  });

  it('finds nothing where nothing is', () => {
    expect(audited({})).toEqual({ attributes: [], crossings: [], echoes: [] });
  });
});

describe('weights of comparisons', () => {
  it('all alike change nothing, and greater ones find more of theirs', () => {
    const p = [0.001, 0.02, 0.03, 0.2, Number.NaN, 0.6];
    expect(
      adjustForMany(
        p,
        p.map(() => 7),
      ),
    ).toEqual(adjustForMany(p));
    const [first = 1, second = 0] = adjustForMany([0.02, 0.3, 0.9, 0.9], [3, 1, 1, 1]);
    expect(first).toBeLessThan(adjustForMany([0.02, 0.3, 0.9, 0.9])[0] ?? 0);
    expect(second).toBeGreaterThanOrEqual(first);
  });
});
