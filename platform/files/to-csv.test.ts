import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCsv } from './to-csv';

const rowsOf = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: true });

it('comes back as it went, whatever stands in the cells', () => {
  const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const back = rowsOf(toCsv(rows)).map((row) => row.map((each) => each));
      expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      rows.forEach((row, i) => {
        row.forEach((value, j) => {
          expect([value, `'${value}`]).toContain(back[i]?.[j]);
        });
      });
    }),
  );
});

it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '=cmd|" /C calc"!A0'])(
  'puts an apostrophe before %j, so that no spreadsheet runs it',
  (text) => {
    expect(rowsOf(toCsv([[text, 1]]))[0]?.[0]).toBe(`'${text}`);
  },
);

it('leaves numbers as numbers, negative ones too, and what is not there empty', () => {
  expect(toCsv([[-0.5, 1e-9, 1 / 3, null, Number.NaN, 'a-b']])).toBe('\uFEFF-0.5,0,0.333333,,,a-b\r\n');
});
