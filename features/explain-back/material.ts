import type { Sibling } from '@/core/explain-back/confusion';
import { type CopyIndex, copyIndex } from '@/core/explain-back/copying';
import { keyPointsOf } from '@/core/explain-back/key-points';
import { type PlacedConcept, siblingsOf } from '@/core/explain-back/siblings';
import type { KeyPoint } from '@/core/explain-back/types';
import { readVocabulary, type Vocabulary } from '@/core/explain-back/vocabulary';
import { normaliseTerm } from '@/core/text/terms';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { Citation } from '@/features/lessons/contract';
import type { CourseChunk } from '@/features/library/contract';
import type { Tx } from '@/platform/database/transaction';
import type { StoredPoint } from './contract';

/** Passages that tell which words are rare; more of them cost seconds on a large course and change little. */
const MOST_COUNTED = 500;
/** Passages of one concept that points are looked for in, and that copying is looked for in. */
const MOST_PASSAGES = 60;
const MOST_COPIED_FROM = 200;

/** What a course knows about its words; worked out once for each state of its map. */
interface CourseWords {
  all: readonly TeachingConcept[];
  /** Those that are on the map, in its order. */
  placed: readonly PlacedConcept[];
  vocabulary: Vocabulary;
  byId: ReadonlyMap<string, TeachingConcept>;
  chunks: ReadonlyMap<string, CourseChunk>;
}

/** What an explanation of one concept is held against. */
export interface ExplainMaterial {
  concept: Pick<TeachingConcept, 'name' | 'aliases'>;
  vocabulary: Vocabulary;
  siblings: Sibling[];
  copies: CopyIndex;
}

/** The same while the concept is taught. */
export interface TeachingMaterial extends ExplainMaterial {
  concept: TeachingConcept;
  chunks: ReadonlyMap<string, CourseChunk>;
}

/** What is left to hold an explanation against once its concept was hidden, merged or dropped: the points fixed when it began. */
export function materialOfPoints(name: string, points: readonly StoredPoint[], language: string): ExplainMaterial {
  const texts = points.map(({ text }) => text);
  return {
    concept: { name, aliases: [] },
    vocabulary: readVocabulary(texts, language),
    siblings: [],
    copies: copyIndex(texts, language),
  };
}

/** Reads what explanations are held against. The concepts port gives the same list until the course's map changes. */
export function createMaterialReader(concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>) {
  const known = new WeakMap<readonly TeachingConcept[], Map<string, CourseWords>>();

  async function wordsOf(tx: Tx, courseId: string, language: string): Promise<CourseWords> {
    const all = await concepts.teachingConcepts(tx, courseId);
    const byLanguage = known.get(all) ?? new Map<string, CourseWords>();
    known.set(all, byLanguage);
    const ready = byLanguage.get(language);
    if (ready) return ready;
    const chunks = new Map(all.flatMap((concept) => concept.chunks.map((chunk) => [chunk.id, chunk] as const)));
    const texts = evenly([...chunks.values()], MOST_COUNTED).map(({ text }) => text);
    const byId = new Map(all.map((concept) => [concept.id, concept]));
    const placed = all
      .filter(({ hidden }) => !hidden)
      .sort((a, b) => a.position - b.position)
      .map(placedConcept);
    const words = { all, placed, vocabulary: readVocabulary(texts, language), byId, chunks };
    byLanguage.set(language, words);
    return words;
  }

  return {
    /** Null for a concept that is hidden, merged away or gone. */
    async read(tx: Tx, courseId: string, conceptId: string, language: string): Promise<TeachingMaterial | null> {
      const { placed, byId, vocabulary, chunks } = await wordsOf(tx, courseId, language);
      const concept = byId.get(conceptId);
      if (!concept || concept.hidden) return null;
      const siblings = siblingsOf(placedConcept(concept), placed, language);
      const taught = concept.chunks.slice(0, MOST_COPIED_FROM).map(({ text }) => text);
      const texts = [...taught, concept.definition?.text ?? ''];
      return { concept, vocabulary, siblings, copies: copyIndex(texts, language), chunks };
    },

    /** The points that an explanation should make, with their places. */
    async points(tx: Tx, courseId: string, material: TeachingMaterial, language: string): Promise<StoredPoint[]> {
      const { all, byId } = await wordsOf(tx, courseId, language);
      const { concept, vocabulary } = material;
      const related = [...concept.prerequisiteIds, ...concept.dependentIds].flatMap((id) => byId.get(id) ?? []);
      const home = concept.definition && material.chunks.get(concept.definition.chunkId);
      const taught = concept.chunks.slice(0, MOST_PASSAGES);
      const own = home && !taught.includes(home) ? [...taught, home] : taught;
      const points = keyPointsOf({
        concept,
        passages: own.map((chunk) => ({ id: chunk.id, heading: chunk.headingPath.at(-1) ?? '', blocks: chunk.blocks })),
        related,
        otherTerms: new Set(
          all.filter(({ id }) => id !== concept.id).flatMap((each) => [each.name, ...each.aliases].map(normaliseTerm)),
        ),
        vocabulary,
        locale: language,
      });
      return points.flatMap((point) => {
        const chunk = material.chunks.get(point.passageId);
        return chunk ? [storedPoint(point, chunk)] : [];
      });
    },
  };
}
export type MaterialReader = ReturnType<typeof createMaterialReader>;

function storedPoint({ id, aspect, text, importance, start, end }: KeyPoint, chunk: CourseChunk): StoredPoint {
  const { id: chunkId, sourceId, sourceTitle, headingPath, place } = chunk;
  const citation: Citation = { chunkId, sourceId, sourceTitle, headingPath, place, start, end };
  return { id, aspect, text, importance, citation };
}

/** At most so many of a list, from all over it; the same ones each time. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter(
    (each) => each !== undefined,
  );
}

/** A point of the row as the judging reads it. */
export function keyPointOf({ id, aspect, text, importance, citation }: StoredPoint): KeyPoint {
  return { id, aspect, text, importance, passageId: citation.chunkId, start: citation.start, end: citation.end };
}

function placedConcept({ id, name, aliases, definition, chunks, prerequisiteIds }: TeachingConcept): PlacedConcept {
  return { id, name, aliases, definition, prerequisiteIds, chunkIds: chunks.map((chunk) => chunk.id) };
}
