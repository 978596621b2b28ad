import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline';

function chunk(anchor: string, ...headingPath: string[]) {
  return { id: anchor, sourceId: 's', ordinal: 0, headingPath, anchor, start: 0, end: 1 };
}

describe('outlineOf', () => {
  it('names each heading once, in order, with its depth', () => {
    const outline = outlineOf([
      chunk('bearings', 'Bearings'),
      chunk('load', 'Bearings', 'Load'),
      chunk('load', 'Bearings', 'Load'),
      chunk('', 'Bearings'),
      chunk('life', 'Bearings', 'Load', 'Life'),
    ]);
    expect(outline).toEqual([
      { anchor: 'bearings', title: 'Bearings', depth: 1 },
      { anchor: 'load', title: 'Load', depth: 2 },
      { anchor: 'life', title: 'Life', depth: 3 },
    ]);
  });
  it('is empty without headings', () => {
    expect(outlineOf([chunk('x')])).toEqual([]);
  });
});
