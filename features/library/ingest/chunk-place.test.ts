import { describe, expect, it } from 'vitest';
import type { Place } from '@/platform/documents/types';
import { joinPlaces, placeOf } from './chunk-place';

const page = (label: string, number: number, start: number, end: number): Place => ({
  ...{ kind: 'page', label, number, start, end },
});
const pages = [page('i', 1, 0, 10), page('ii', 2, 10, 20), page('1', 3, 25, 30)];

describe('placeOf', () => {
  it('goes from the place that a passage begins in to the one that it ends in', () => {
    expect(placeOf(pages, 0, 10)).toEqual({ kind: 'page', from: 'i', to: 'i', number: 1 });
    expect(placeOf(pages, 9, 11)).toEqual({ kind: 'page', from: 'i', to: 'ii', number: 1 });
    expect(placeOf(pages, 10, 26)).toEqual({ kind: 'page', from: 'ii', to: '1', number: 2 });
    expect(placeOf(pages, 20, 26)).toEqual({ kind: 'page', from: '1', to: '1', number: 3 });
  });

  it('is none between places, behind them and without any', () => {
    expect([placeOf(pages, 20, 25), placeOf(pages, 30, 40), placeOf([], 0, 5)]).toEqual([null, null, null]);
  });
});

it('joins the places of neighbours', () => {
  const [first, second] = [placeOf(pages, 0, 5), placeOf(pages, 25, 30)];
  expect(joinPlaces([null, first, null, second])).toEqual({ kind: 'page', from: 'i', to: '1', number: 1 });
  expect(joinPlaces([null])).toBeNull();
});
