import { expect, it } from 'vitest';
import { conceptOf, mapOf } from './map-fixtures';
import { mapGraph } from './map-graph';
import { neighbourhood } from './neighbourhood';

const chain = ['a', 'b', 'c', 'd', 'e', 'other'];
const graph = mapGraph(
  mapOf(
    chain.map((name) => conceptOf(name, {})),
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'e'],
      ['other', 'd'],
    ],
  ),
);
const around = (id: string, reach: number) => neighbourhood(graph, id, reach).concepts.map((concept) => concept.name);

it('holds what leads to a concept and what it leads to, so many lines away', () => {
  expect(around('c', 1)).toEqual(['b', 'c', 'd']);
  expect(around('c', 2)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(neighbourhood(graph, 'c', 1).edges).toHaveLength(2);
});

it('does not turn round on the way', () => {
  expect(around('c', 4)).not.toContain('other');
});

it('is the whole map around nothing', () => {
  expect(around('gone', 1)).toHaveLength(6);
});
