import { describe, expect, it } from 'vitest';
import { conceptOf, mapOf } from '../map-fixtures';
import { mapGraph } from '../map-graph';
import { layOut } from './layout';
import { neighbour } from './neighbour';

const graph = mapGraph(
  mapOf(
    ['a', 'b', 'c', 'd', 'alone'].map((name) => conceptOf(name, {})),
    [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
    ],
  ),
);
const layout = layOut(graph);
const from = (id: string, to: 'needs' | 'leadsTo' | 'up' | 'down') => neighbour(graph, layout, id, to);

describe('neighbour', () => {
  it('follows the lines', () => {
    expect(from('d', 'needs')).toBe('b');
    expect(from('b', 'needs')).toBe('a');
    expect(['b', 'c']).toContain(from('a', 'leadsTo'));
  });
  it('goes up and down between neighbours, and down to those without a line', () => {
    const upper = (layout.positions.get('b')?.y ?? 0) < (layout.positions.get('c')?.y ?? 0) ? 'b' : 'c';
    const lower = upper === 'b' ? 'c' : 'b';
    expect(from(upper, 'down')).toBe(lower);
    expect(from(lower, 'up')).toBe(upper);
    expect(from('alone', 'down')).toBeNull();
    expect(from('alone', 'up')).not.toBeNull();
  });
  it('stops where nothing stands that way', () => {
    expect(from('a', 'needs')).toBeNull();
    expect(neighbour(graph, layout, 'nowhere', 'up')).toBeNull();
  });
});
