import type { Standing } from '@/features/pathways/contract';
import type { ConceptMap } from '../contract';
import type { MapConcept } from './map-graph';

/** A concept for tests: its name is its id too. */
export function conceptOf(name: string, given: Partial<MapConcept>): MapConcept {
  return {
    id: name,
    courseId: 'course',
    name,
    aliases: [],
    definition: null,
    position: 0,
    level: 0,
    origin: 'extracted',
    hidden: false,
    accepted: false,
    importance: 0.5,
    chunkCount: 1,
    itemCount: 1,
    mastery: null,
    mode: null,
    ready: true,
    place: null,
    ...given,
  };
}

/** A map for tests: concepts take their positions from their order; edges are pairs of names. */
export function mapOf(concepts: MapConcept[], edges: [string, string][]): ConceptMap {
  return {
    revision: 1,
    concepts: concepts.map((concept, position) => ({ ...concept, position })),
    prerequisites: edges.map(([prerequisiteId, conceptId]) => ({
      prerequisiteId,
      conceptId,
      origin: 'proposed',
      weight: 0.5,
      evidence: '',
      learners: null,
    })),
  };
}

/** Where a reader stands with a concept, for tests. */
export function standingOf(name: string, position: number, given: Partial<Standing>): Standing {
  return {
    ...{ conceptId: name, name, position, prerequisiteIds: [], state: 'ready', mastery: null, recall: null },
    ...{ attempts: 0, evidenceCount: 0, lastAnswerAt: null, masteredAt: null, heldAt: null, provableFrom: null },
    ...{ dueAt: null, missingIds: [], ...given },
  };
}
