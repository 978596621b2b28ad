import { describe, expect, it } from 'vitest';
import { type PlacedConcept, siblingsOf } from './siblings';

const concept = (name: string, more: Partial<PlacedConcept> = {}): PlacedConcept => ({
  ...{ id: name, name, aliases: [], definition: { text: `${name} is something.` }, chunkIds: [], prerequisiteIds: [] },
  ...more,
});
const namesOf = (own: PlacedConcept, all: PlacedConcept[]) => siblingsOf(own, all, 'en').map(({ name }) => name);

describe('concepts that one could be taken for', () => {
  const lockout = concept('Lockout', { chunkIds: ['c1'], prerequisiteIds: ['Device'] });

  it('share words of the name, a passage, an edge or what they need; the nearest first', () => {
    const all = [
      concept('Tagout', { prerequisiteIds: ['Device'] }),
      concept('Device'),
      concept('Permit', { prerequisiteIds: ['Lockout'] }),
      concept('Tag', { chunkIds: ['c1'], prerequisiteIds: ['Device'] }),
      concept('Group lockout'),
      concept('Bearing'),
    ];
    expect(namesOf(lockout, [lockout, ...all])).toEqual(['Tag', 'Group lockout', 'Tagout', 'Device', 'Permit']);
  });

  it('are those that the material says the meaning of, and six at most', () => {
    expect(namesOf(lockout, [concept('Tag', { chunkIds: ['c1'], definition: null })])).toEqual([]);
    const many = Array.from({ length: 9 }, (_, i) => concept(`Tag ${i}`, { chunkIds: ['c1'] }));
    expect(namesOf(lockout, many)).toHaveLength(6);
  });
});
