import { describe, expect, it } from 'vitest';
import type { ConceptMap } from '../contract';
import { conceptOf, mapOf } from './map-fixtures';
import { findConcepts, type MapConcept, mapGraph, pathBetween, stateOf, whereToBegin } from './map-graph';

const names = (concepts: readonly MapConcept[] | null) => concepts?.map((concept) => concept.name);
const map: ConceptMap = mapOf(
  [
    conceptOf('risk', { mastery: 0.9, mode: 'advanced' }),
    conceptOf('lock-out', { mastery: 0.5, mode: 'scaffolded' }),
    conceptOf('permit', { ready: false, aliases: ['Permit to work'] }),
    conceptOf('Überdruck', { hidden: true }),
  ],
  [
    ['risk', 'lock-out'],
    ['lock-out', 'permit'],
    ['risk', 'permit'],
  ],
);
const graph = mapGraph(map);

describe('mapGraph', () => {
  it('knows the neighbours of a concept in teaching order', () => {
    expect(names(graph.needs('permit'))).toEqual(['risk', 'lock-out']);
    expect(names(graph.leadsTo('risk'))).toEqual(['lock-out', 'permit']);
    expect(graph.edge('risk', 'permit')?.prerequisiteId).toBe('risk');
    expect(graph.edge('permit', 'risk')).toBeUndefined();
  });
  it('leaves out edges to concepts that the reader does not see', () => {
    const torn = mapGraph({ ...map, concepts: map.concepts.filter((concept) => concept.id !== 'risk') });
    expect(torn.edges).toHaveLength(1);
  });
});

describe('stateOf', () => {
  const state = (id: string) => stateOf(graph, graph.byId.get(id) ?? conceptOf('none', {}));
  it('names what is still to be learnt before', () => {
    expect(state('permit')).toMatchObject({ kind: 'waiting', for: [{ name: 'lock-out' }] });
  });
  it('tells known, ready and hidden apart', () => {
    expect(state('risk').kind).toBe('known');
    expect(state('lock-out').kind).toBe('ready');
    expect(state('Überdruck').kind).toBe('hidden');
  });
});

it('begins where something can be learnt', () => {
  expect(whereToBegin(graph)).toBe('lock-out');
  expect(whereToBegin(mapGraph(mapOf([conceptOf('known', { mastery: 0.9 })], [])))).toBeNull();
});

describe('pathBetween', () => {
  it('finds the shortest way, or none', () => {
    expect(names(pathBetween(graph, 'risk', 'permit'))).toEqual(['risk', 'permit']);
    expect(pathBetween(graph, 'permit', 'risk')).toBeNull();
    expect(names(pathBetween(graph, 'risk', 'risk'))).toEqual(['risk']);
  });
});

describe('findConcepts', () => {
  it('finds by every word, in any name, accents set aside', () => {
    expect(names(findConcepts(graph, 'work permit'))).toEqual(['permit']);
    expect(names(findConcepts(graph, 'uber'))).toEqual(['Überdruck']);
    expect(findConcepts(graph, ' ')).toHaveLength(4);
    expect(findConcepts(graph, 'x')).toEqual([]);
  });

  it('puts what is called just so first, then what begins so', () => {
    const course = mapGraph(
      mapOf([conceptOf('Mystery functions', {}), conceptOf('Function call', {}), conceptOf('Function', {})], []),
    );
    expect(names(findConcepts(course, 'function'))).toEqual(['Function', 'Function call', 'Mystery functions']);
    expect(names(findConcepts(course, ''))).toEqual(['Mystery functions', 'Function call', 'Function']);
  });
});
