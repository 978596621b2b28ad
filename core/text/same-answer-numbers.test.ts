import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuantity } from './same-answer-numbers';

describe('readQuantity', () => {
  test.each<[string, number, string]>([
    ['42', 42, ''],
    ['1,000', 1000, ''],
    ['1 000', 1000, ''],
    ['1\u202f000.5', 1000.5, ''],
    ["1'000", 1000, ''],
    ['1.234.567', 1_234_567, ''],
    ['1,234,567.8', 1_234_567.8, ''],
    ['1.234,5', 1234.5, ''],
    ['2,5', 2.5, ''],
    ['0,500', 0.5, ''],
    ['.5', 0.5, ''],
    ['1.5e3', 1500, ''],
    ['1.5 × 10^3', 1500, ''],
    ['2*10**-3', 0.002, ''],
    ['6×10⁻⁷', 6e-7, ''],
    ['3/4', 0.75, ''],
    ['2 1/2', 2.5, ''],
    ['-4 °C', -4, '°C'],
    ['−4', -4, ''],
    ['$20', 20, '$'],
    ['35%', 35, '%'],
    ['about 12 mm', 12, 'mm'],
    ['= 3.0 kN.', 3, 'kN'],
    ['seventeen', 17, ''],
    ['twenty-five minutes', 25, 'minutes'],
    ['$600\\,000\\ \\text{Pa}$', 600_000, 'Pa'],
  ])('%s', (text, value, unit) =>
    expect(readQuantity(text)).toEqual({ values: expect.arrayContaining([value]), unit }),
  );

  test('the likelier reading comes first', () => {
    expect(readQuantity('1,000')?.values).toEqual([1000, 1]);
    expect(readQuantity('1.000')?.values).toEqual([1]);
    expect(readQuantity('1.000', 'de')?.values).toEqual([1, 1000]);
  });

  test.each(['', 'abc', 'kN', '1.2.3', '1,23,456', 'v1.2', '3/0', '1 2 3', 'figure 3'])('%s is no number', (text) =>
    expect(readQuantity(text)).toBeNull(),
  );

  test('what JavaScript prints is read back', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (n) => readQuantity(String(n))?.values.includes(n === 0 ? 0 : n) || Object.is(n, -0)),
    );
  });
});
