import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymise } from './anonymise';
import { ANYTHING, groupsOf, OTHERS, pooledOf, rangesOf } from './hierarchy';

const rowsOf = (people: readonly (readonly string[])[]) =>
  people.map((quasi, i) => ({ person: `p${i}`, quasi: [...quasi] }));
const times = (count: number, ...quasi: string[]) => Array.from({ length: count }, () => quasi);

describe('groups without a tree of their own', () => {
  const values = [...times(60, 'de'), ...times(30, 'tr'), ...times(5, 'uk'), ...times(5, 'ar')].flat();

  it('are told together from the rarest on, and the unknown stay apart', () => {
    const language = pooledOf('language', [...values, '', ''], false);
    const at = (value: string) => [0, 1, 2, 3].map((level) => language.at(value, level));
    expect(language.levels).toBe(4);
    expect(at('de')).toEqual(['de', 'de', 'de', ANYTHING]);
    expect(at('tr')).toEqual(['tr', 'tr', OTHERS, ANYTHING]);
    expect(at('uk')).toEqual(['uk', OTHERS, OTHERS, ANYTHING]);
    expect(at('')).toEqual(['', '', '', ANYTHING]);
    expect(pooledOf('sex', ['f', 'm', ''], false).levels).toBe(2);
  });

  it('keep the common ones where only the rare ones are too few', () => {
    const made = anonymise(rowsOf(values.map((value) => [value])), [pooledOf('language', values, false)], {
      ...{ k: 6, mostSuppressed: 0 },
    });
    if (!made.found) throw new Error('nothing found');
    expect(new Set(made.rows.flatMap((row) => row ?? []))).toEqual(new Set(['de', 'tr', OTHERS]));
  });
});

describe('a guarded column', () => {
  const disability = (values: readonly string[]) => pooledOf('disability', values, true);
  const age = rangesOf('age', [2]);

  it('is not told where whoever knows the other columns would learn it', () => {
    // All of 13 who are told would have one: k people look alike, and that is what gives it away.
    const people = [...times(6, '13', 'yes'), ...times(6, '14', 'no'), ...times(6, '14', 'yes')];
    const values = people.map((row) => row[1] ?? '');
    const options = { k: 5, mostSuppressed: 0 };
    const open = anonymise(rowsOf(people), [age, pooledOf('disability', values, false)], options);
    const guarded = anonymise(rowsOf(people), [age, disability(values)], options);
    if (!open.found || !guarded.found) throw new Error('nothing found');
    expect(open.rows[0]).toEqual(['13', 'yes']);
    expect(guarded.rows[0]?.[1]).toBe(ANYTHING);
  });

  it('is told where both values stand beside each other, or where the few who are alone are left out', () => {
    const people = [...times(30, '13', 'no'), ...times(20, '13', 'yes'), ...times(2, '15', 'yes')];
    const made = anonymise(rowsOf(people), [age, disability(people.map((row) => row[1] ?? ''))], {
      ...{ k: 5, mostSuppressed: 0.1 },
    });
    if (!made.found) throw new Error('nothing found');
    expect(made.rows[0]).toEqual(['13', 'no']);
    expect(made.rows.at(-1)).toBeNull();
  });

  it('is never given away, and everybody who is told has k who look alike, whatever the values', () => {
    const person = fc.tuple(
      fc.constantFrom('12', '13', '14', '15', ''),
      fc.constantFrom('a', 'b'),
      fc.constantFrom('yes', 'no', 'no', ''),
      fc.constantFrom('free', 'paid', 'paid', ''),
    );
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 10, maxLength: 80 }),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom(0, 0.1, 0.4),
        (people, k, mostSuppressed) => {
          const of = (i: number) => people.map((row) => row[i] ?? '');
          const hierarchies = [age, groupsOf('place', new Map()), disability(of(2)), pooledOf('meals', of(3), true)];
          const made = anonymise(rowsOf(people), hierarchies, { k, mostSuppressed });
          if (!made.found) return;
          const told = made.rows.flatMap((row) => (row ? [row] : []));
          expect(told.length).toBeGreaterThanOrEqual(Math.floor((1 - mostSuppressed) * people.length));
          for (const row of told)
            expect(told.filter((other) => other.every((value, i) => value === row[i])).length).toBeGreaterThanOrEqual(
              k,
            );
          for (const row of told)
            for (const i of [2, 3]) {
              const beside = told.filter((other) => other[0] === row[0] && other[1] === row[1]);
              const values = new Set(beside.flatMap((other) => (other[i] === ANYTHING ? [] : other[i] || [])));
              expect(values.size).not.toBe(1);
            }
        },
      ),
      { numRuns: 150 },
    );
  });
});
