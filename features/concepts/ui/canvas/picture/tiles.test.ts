import { expect, it } from 'vitest';
import { squaresOver, tileEdge } from './tiles';

it('squares cover a part and no more, left of and above the origin too', () => {
  const keys = (x: number, y: number, width: number, height: number) =>
    squaresOver({ x, y, width, height }).map(({ column, row }) => `${column} ${row}`);
  expect(keys(0, 0, tileEdge, tileEdge)).toEqual(['0 0']);
  expect(keys(-1, 0, tileEdge, tileEdge)).toEqual(['-1 0', '0 0']);
  expect(keys(tileEdge - 1, -tileEdge, 2, tileEdge + 1)).toEqual(['0 -1', '1 -1', '0 0', '1 0']);
});
