import { describe, expect, it } from 'vitest';
import { conceptOf, mapOf } from '../map-fixtures';
import { mapGraph } from '../map-graph';
import { countOpen, decisionOn, nothingDecided, proposalsOf, strengthOf } from './proposals';

const plain = mapOf(
  [
    conceptOf('sure', { importance: 0.9 }),
    conceptOf('fair', { importance: 0.5 }),
    conceptOf('seen', { accepted: true }),
    conceptOf('own', { origin: 'teacher' }),
    conceptOf('hidden', { hidden: true }),
  ],
  [
    ['sure', 'fair'],
    ['fair', 'seen'],
    ['seen', 'own'],
  ],
);
const weights = [0.3, 0.8, 0.6];
const graph = mapGraph({
  ...plain,
  prerequisites: plain.prerequisites.map((edge, index) => ({
    ...edge,
    weight: weights[index] ?? 0,
    origin: index === 2 ? 'teacher' : 'proposed',
  })),
});

describe('proposals', () => {
  it('are what nobody has decided on, the surest first', () => {
    expect(proposalsOf(graph, 'edge')).toMatchObject([
      { before: 'fair', after: 'seen', strength: 'strong' },
      { before: 'sure', after: 'fair', strength: 'weak' },
    ]);
    expect(proposalsOf(graph, 'concept').map((each) => each.key)).toEqual(['sure', 'fair']);
  });
  it('are counted as they are listed, lines and concepts', () => {
    expect(countOpen(graph)).toBe(proposalsOf(graph, 'edge').length + proposalsOf(graph, 'concept').length);
    expect(countOpen(graph)).toBe(4);
  });
  it('become one decision, all the same way', () => {
    const both = [...proposalsOf(graph, 'edge').slice(0, 1), ...proposalsOf(graph, 'concept').slice(0, 1)];
    const chosen = { conceptIds: ['sure'], edges: [{ prerequisiteId: 'fair', conceptId: 'seen' }], suggestionIds: [] };
    expect(decisionOn(both, true)).toEqual({ accept: chosen, reject: nothingDecided });
    expect(decisionOn(both, false).reject).toEqual(chosen);
  });
  it('have words at the bounds that the map uses', () => {
    expect([0.39, 0.4, 0.69, 0.7].map(strengthOf)).toEqual(['weak', 'fair', 'fair', 'strong']);
  });
});
