import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymise } from './anonymise';
import { classesAt, type QuasiRow } from './classes';
import { codeRows } from './columns';
import { ANYTHING, groupsOf, prefixesOf, rangesOf } from './hierarchy';
import { lossesOf } from './loss';
import { mostRowsFor } from './most-answers';

const age = rangesOf('age', [5, 20]);
const postcode = prefixesOf('postcode', [3, 1]);
const language = groupsOf(
  'language',
  new Map([
    ['es', ['Romance']],
    ['fr', ['Romance']],
    ['de', ['Germanic']],
    ['nl', ['Germanic']],
  ]),
);
const hierarchies = [age, postcode, language];

describe('hierarchies', () => {
  it('tell less from level to level', () => {
    expect([0, 1, 2, 3].map((level) => age.at('13', level))).toEqual(['13', '10–14', '0–19', ANYTHING]);
    expect([0, 1, 2, 3].map((level) => postcode.at('94107', level))).toEqual(['94107', '941*', '9*', ANYTHING]);
    expect([0, 1, 2].map((level) => language.at('fr', level))).toEqual(['fr', 'Romance', ANYTHING]);
    expect(language.at('tlh', 1)).toBe(ANYTHING);
    expect(age.at('unknown', 1)).toBe(ANYTHING);
    expect(age.at('-3', 1)).toBe('-5–-1');
  });

  it('are refused where a level could split what the one below had joined', () => {
    expect(() => rangesOf('age', [5, 12])).toThrow(RangeError);
    expect(() => rangesOf('age', [5, 5])).toThrow(RangeError);
    expect(() => prefixesOf('code', [1, 3])).toThrow(RangeError);
    expect(() =>
      groupsOf(
        'x',
        new Map([
          ['a', ['1', 'A']],
          ['b', ['1', 'B']],
        ]),
      ),
    ).toThrow(RangeError);
    expect(() =>
      groupsOf(
        'x',
        new Map([
          ['a', ['1']],
          ['b', []],
        ]),
      ),
    ).toThrow(RangeError);
  });
});

/** The released table of Sweeney (2002), figure 2, with k = 2; the postcodes' last digits, which it hides, are ours. */
it("Sweeney's table: its postcodes told by four digits are 2-anonymous", () => {
  const table = [
    ['Black', '1965', 'm', '02141'],
    ['Black', '1965', 'm', '02142'],
    ['Black', '1965', 'f', '02138'],
    ['Black', '1965', 'f', '02138'],
    ['Black', '1964', 'f', '02138'],
    ['Black', '1964', 'f', '02138'],
    ['White', '1964', 'm', '02138'],
    ['White', '1964', 'm', '02139'],
    ['White', '1964', 'm', '02139'],
    ['White', '1967', 'm', '02138'],
    ['White', '1967', 'm', '02138'],
  ];
  const columns = ['race', 'born', 'gender', 'postcode'].map((name, i) =>
    i === 3 ? prefixesOf(name, [4]) : groupsOf(name, new Map()),
  );
  const rows = table.map((quasi, i) => ({ person: `${i}`, quasi }));
  const result = anonymise(rows, columns, { k: 2, mostSuppressed: 0 });
  if (!result.found) throw new Error('nothing found');
  expect(result.report.columns.map(({ level }) => level)).toEqual([0, 0, 0, 1]);
  expect(result.rows[0]).toEqual(['Black', '1965', 'm', '0214*']);
  expect(result.report.smallestClass).toBe(2);
});

const rowsOf = fc.array(
  fc.record({
    person: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'),
    quasi: fc.tuple(
      fc.constantFrom('10', '11', '14', '16', '33'),
      fc.constantFrom('12345', '12399', '19999', '22222'),
      fc.constantFrom('es', 'fr', 'de', 'xx'),
    ),
    sensitive: fc.constantFrom('low', 'middle', 'high'),
  }),
  { maxLength: 30 },
);
const rules = fc.record({
  k: fc.integer({ min: 2, max: 5 }),
  l: fc.constantFrom(undefined, 2, 3),
  mostSuppressed: fc.constantFrom(0, 0.1, 0.5, 1),
});

describe('for every table', () => {
  it('each class that is told has k people and l values, and nobody else was left out', () => {
    fc.assert(
      fc.property(rowsOf, rules, (rows: QuasiRow[], rule) => {
        const result = anonymise(rows, hierarchies, rule);
        if (!result.found) return;
        const classes = new Map<string, { people: Set<string>; values: Set<string | undefined> }>();
        result.rows.forEach((told, i) => {
          if (!told) return;
          const key = told.join('|');
          const own = classes.get(key) ?? { people: new Set(), values: new Set() };
          own.people.add(rows[i]?.person ?? '');
          own.values.add(rows[i]?.sensitive);
          classes.set(key, own);
        });
        for (const { people, values } of classes.values()) {
          expect(people.size).toBeGreaterThanOrEqual(rule.k);
          expect(values.size).toBeGreaterThanOrEqual(rule.l ?? 1);
        }
        const gone = result.rows.filter((told) => told === null).length;
        expect(gone).toBeLessThanOrEqual(rule.mostSuppressed * rows.length);
        // Whoever is left out would have been told against the rule.
        const levels = result.report.columns.map(({ level }) => level);
        for (const each of classesAt(codeRows(rows, hierarchies), levels, rule)) {
          for (const row of each.rows) expect(result.rows[row] === null).toBe(each.refused !== null);
        }
        const { suppressed } = result.report;
        expect(suppressed['too few people'] + suppressed['too little variety']).toBe(gone);
      }),
      { numRuns: 200 },
    );
  });

  it('no combination of levels loses less', () => {
    fc.assert(
      fc.property(rowsOf, rules, (rows: QuasiRow[], rule) => {
        const losses = hierarchies.map(
          (hierarchy, i) =>
            lossesOf(
              rows.map((row) => row.quasi[i] ?? ''),
              hierarchy,
            ).ofRow,
        );
        let least = Number.POSITIVE_INFINITY;
        for (let a = 0; a < 4; a++)
          for (let b = 0; b < 4; b++)
            for (let c = 0; c < 3; c++) {
              const classes = classesAt(codeRows(rows, hierarchies), [a, b, c], rule);
              const gone = new Set(classes.filter((each) => each.refused).flatMap((each) => each.rows));
              if (gone.size > rule.mostSuppressed * rows.length || (rows.length > 0 && gone.size === rows.length))
                continue;
              const own = rows.map((_, row) =>
                gone.has(row) ? 1 : [a, b, c].reduce((sum, level, i) => sum + (losses[i]?.[level]?.[row] ?? 0), 0) / 3,
              );
              least = Math.min(least, own.reduce((sum, each) => sum + each, 0) / Math.max(1, rows.length));
            }
        const result = anonymise(rows, hierarchies, rule);
        expect(result.found).toBe(least < Number.POSITIVE_INFINITY);
        if (result.found) expect(result.report.loss).toBeCloseTo(least, 9);
      }),
      { numRuns: 100 },
    );
  });
});

it('many rows of one person are one person', () => {
  const rows = Array.from({ length: 50 }, () => ({ person: 'ana', quasi: ['13', '12345', 'es'] }));
  expect(anonymise(rows, hierarchies, { k: 2, mostSuppressed: 0.5 })).toEqual({ found: false });
});

it('one odd person is left out rather than everybody blurred', () => {
  const rows = Array.from({ length: 200 }, (_, i) => ({ person: `${i}`, quasi: ['13', '12345', i % 2 ? 'es' : 'fr'] }));
  rows.push({ person: 'odd', quasi: ['80', '99999', 'nl'] });
  const result = anonymise(rows, hierarchies, { k: 10, mostSuppressed: 0.02 });
  if (!result.found) throw new Error('nothing found');
  expect(result.report).toMatchObject({ peopleGone: 1, classes: 2, smallestClass: 100 });
  expect(result.report.columns.map(({ level }) => level)).toEqual([0, 0, 0]);
  const strict = anonymise(rows, hierarchies, { k: 10, mostSuppressed: 0 });
  if (!strict.found) throw new Error('nothing found');
  expect(strict.report.classes).toBe(1);
});

it('options out of their range are refused; no rows are no error', () => {
  expect(() => anonymise([], hierarchies, { k: 1, mostSuppressed: 0 })).toThrow(RangeError);
  expect(() => anonymise([], hierarchies, { k: 2, l: 1, mostSuppressed: 0 })).toThrow(RangeError);
  expect(() => anonymise([], hierarchies, { k: 2, mostSuppressed: 2 })).toThrow(RangeError);
  const wide = Array.from({ length: 12 }, () => age);
  expect(() => anonymise([], wide, { k: 2, mostSuppressed: 0 })).toThrow(/too many/);
  expect(anonymise([], hierarchies, { k: 2, mostSuppressed: 0 })).toMatchObject({ found: true, rows: [] });
});

describe('the most rows of a person', () => {
  it('are as many as k people have', () => {
    expect(mostRowsFor([3, 900, 40, 41, 5, 38], 3)).toBe(40);
    expect(mostRowsFor([3, 900], 3)).toBe(0);
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (counts, k) => {
          const most = mostRowsFor(counts, k);
          const told = counts.map((count) => Math.min(count, most));
          expect(told.filter((count) => count === Math.max(...told)).length).toBeGreaterThanOrEqual(k);
        },
      ),
    );
    expect(() => mostRowsFor([1], 0)).toThrow(RangeError);
  });
});
