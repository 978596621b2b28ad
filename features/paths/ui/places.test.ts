import { describe, expect, it } from 'vitest';
import { moved, placesOf } from './places';

/** Bolt ← Nut ← Gear; Belt and Paint are free. */
const steps = [
  { conceptId: 'Bolt', needs: [] },
  { conceptId: 'Belt', needs: [] },
  { conceptId: 'Nut', needs: ['Bolt'] },
  { conceptId: 'Paint', needs: [] },
  { conceptId: 'Gear', needs: ['Nut', 'not a step'] },
];

describe('where a step may be moved', () => {
  it('a free one anywhere', () => {
    expect(placesOf(steps, 'Belt')).toEqual({ first: 0, last: 4, after: null, before: null });
  });
  it('one that builds on another stays behind it, and before what builds on it', () => {
    expect(placesOf(steps, 'Nut')).toEqual({ first: 1, last: 3, after: 'Bolt', before: 'Gear' });
    expect(placesOf(steps, 'Gear')).toEqual({ first: 3, last: 4, after: 'Nut', before: null });
    expect(placesOf(steps, 'Bolt')).toEqual({ first: 0, last: 1, after: null, before: 'Nut' });
  });
  it('follows the order as it is', () => {
    const next = moved(steps, 0, 1);
    expect(next.map(({ conceptId }) => conceptId)).toEqual(['Belt', 'Bolt', 'Nut', 'Paint', 'Gear']);
    expect(placesOf(next, 'Nut')).toMatchObject({ first: 2, after: 'Bolt' });
    expect(moved(steps, 9, 0)).toEqual(steps);
  });
});
