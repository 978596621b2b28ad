import { describe, expect, it } from 'vitest';
import { nextSort, sortRows } from './sort-rows';

const rows = [
  { n: 'b10', v: 3 },
  { n: 'B2', v: null },
  { n: 'a', v: 1 },
];

describe('sortRows', () => {
  it('orders text naturally and without regard to case', () => {
    expect(sortRows(rows, (row) => row.n, false, 'en').map((row) => row.n)).toEqual(['a', 'B2', 'b10']);
  });
  it('keeps rows without a value last in both directions', () => {
    expect(sortRows(rows, (row) => row.v, false, 'en').map((row) => row.v)).toEqual([1, 3, null]);
    expect(sortRows(rows, (row) => row.v, true, 'en').map((row) => row.v)).toEqual([3, 1, null]);
  });
  it('leaves the input alone and keeps equal rows in order', () => {
    const same = [{ id: 1 }, { id: 2 }];
    expect(sortRows(same, () => 'x', true, 'en')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(rows.map((row) => row.n)).toEqual(['b10', 'B2', 'a']);
  });
});

describe('nextSort', () => {
  it('turns around on the same column and starts rising on another', () => {
    expect(nextSort(null, 'n')).toEqual({ column: 'n', descending: false });
    expect(nextSort({ column: 'n', descending: false }, 'n')).toEqual({ column: 'n', descending: true });
    expect(nextSort({ column: 'n', descending: true }, 'v')).toEqual({ column: 'v', descending: false });
  });
});
