import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf, sizeOf, stringAt, stringList, stringsOf, stringTable } from './string-table';

const strings = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 60 });

describe('strings as bytes', () => {
  it('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (all) => {
        const list = stringList(all);
        expect([...stringsOf(list)]).toEqual(all);
        expect(sizeOf(list)).toBe(all.length);
        expect(stringAt(list, all.length)).toBe('');
      }),
    );
    expect([...stringsOf(stringList(['\ud800', '', 'é', 'محمل']))]).toEqual(['\ud800', '', 'é', 'محمل']);
  });

  it('are found as in a Map', () => {
    fc.assert(
      fc.property(strings, strings, (all, others) => {
        const table = stringTable(all);
        const map = new Map(all.map((text, number) => [text, number]));
        for (const text of [...all, ...others]) expect(numberOf(table, text)).toBe(map.get(text) ?? -1);
      }),
    );
  });

  it('take one byte a letter where that is enough, and two where not', () => {
    expect(stringList(['über', 'wort']).units).toBeInstanceOf(Uint8Array);
    expect(stringList(['wort', 'محمل']).units).toBeInstanceOf(Uint16Array);
  });

  it('are looked up without end neither in none, nor where the slots are damaged', () => {
    expect(numberOf(stringTable([]), 'a')).toBe(-1);
    const table = stringTable(['a', 'b', 'c']);
    table.slots.fill(1);
    expect(() => numberOf(table, 'z')).not.toThrow();
  });
});
