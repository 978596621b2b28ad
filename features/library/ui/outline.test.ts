import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline';

function chunk(anchor: string, ...headingPath: string[]) {
  return { id: anchor, sourceId: 's', ordinal: 0, headingPath, anchor, start: 0, end: 1, place: null };
}

describe('outlineOf', () => {
  it('names each heading once, in order, without the title and the deep ones', () => {
    const outline = outlineOf(
      [
        chunk('bearings', 'Bearings'),
        chunk('load', 'Bearings', 'Load'),
        chunk('data', 'Bearings', 'Load', 'Data'),
        chunk('load', 'Bearings', 'Load'),
        chunk('solution', 'Bearings', 'Load', 'Data', 'Solution'),
        chunk('', 'Bearings'),
        chunk('life', 'Bearings', 'Life'),
      ],
      'Bearings',
    );
    expect(outline).toEqual([
      { anchor: 'load', title: 'Load', level: 0 },
      { anchor: 'data', title: 'Data', level: 1 },
      { anchor: 'life', title: 'Life', level: 0 },
    ]);
  });
  it('is empty without headings', () => {
    expect(outlineOf([chunk('x')], 'X')).toEqual([]);
  });
});
