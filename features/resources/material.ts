import { LRUCache } from 'lru-cache';
import { difficultyOfEase } from '@/core/material/difficulty';
import { kindOf } from '@/core/material/kind';
import { readingLevel } from '@/core/readability/reading-level';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk, LibraryPort } from '@/features/library/contract';
import type { MaterialKind, StandardsPort } from '@/features/standards/contract';
import type { Tx } from '@/platform/database/transaction';
import { nearConcept, STANDING_FOR } from './near';
import { type Candidate, TEACHES_FROM } from './rank';
import * as store from './store';

export interface MaterialDeps {
  library: Pick<LibraryPort<Tx>, 'similar' | 'chunksById' | 'materialVersion'>;
  standards: Pick<StandardsPort<Tx>, 'chunkLabels'>;
}

/** A passage near a concept, whoever the reader is. */
export interface NearPassage extends Candidate {
  sourceId: string;
  /** Of its section; two passages of one section have the same. */
  section: string;
  /** What it stands under. */
  heading: string;
}
export type Label = { kind: MaterialKind; difficulty: number };

/** Passages near concepts that are held, over all courses: about 200 bytes each. */
const MOST_PASSAGES = 200_000;
/** Texts whose reading ease is held. */
const MOST_TEXTS = 50_000;

/**
 * What the material has near each concept, and of what kind and how hard it is: worked out once for a course as it stands, not for each
 * learner. Another version of the course, its derived data, the index or a teacher's word on its passages has it worked out anew.
 */
export function createMaterial({ library, standards }: MaterialDeps) {
  const held = new LRUCache<string, { stamp: string; near: readonly NearPassage[] }>({
    maxSize: MOST_PASSAGES,
    sizeCalculation: ({ near }) => 1 + near.length,
  });
  const eases = new LRUCache<string, { text: string; ease: number | null }>({ max: MOST_TEXTS });

  /** The same for the same text. */
  function easeOf(text: string, language: string, id: string): number | null {
    const key = `${language} ${id}`;
    const known = eases.get(key);
    if (known?.text === text) return known.ease;
    const ease = readingLevel(text, language)?.ease ?? null;
    eases.set(key, { text, ease });
    return ease;
  }

  /** Kind and difficulty of passages: a teacher's word, else by the text. */
  async function labelsOf(tx: Tx, courseId: string, chunks: readonly CourseChunk[]): Promise<Map<string, Label>> {
    if (chunks.length === 0) return new Map();
    const { language, lastPosition } = await store.shapeOf(tx, courseId);
    const words = await standards.chunkLabels(
      tx,
      courseId,
      chunks.map(({ id }) => id),
    );
    return new Map(
      chunks.map(({ id, blocks, headingPath, text, sourcePosition }) => {
        const said = words.get(id);
        const kind = said?.kind ?? kindOf(blocks, headingPath);
        const along = sourcePosition / Math.max(1, lastPosition);
        return [id, { kind, difficulty: said?.difficulty ?? difficultyOfEase(easeOf(text, language, id), along) }];
      }),
    );
  }

  async function workOut(tx: Tx, courseId: string, concept: TeachingConcept): Promise<NearPassage[]> {
    const own = concept.chunks.map(({ id }) => id);
    const { name, definition } = concept;
    const input = { courseId, name, definition: definition?.text ?? '', chunkIds: own };
    const likeness = await nearConcept(library.similar, tx, input);
    // What stands for the concept is as near as can be; what also teaches it comes by how near it is.
    own.forEach((id, place) => {
      const near = place < STANDING_FOR ? 1 : (likeness.get(id) ?? 0);
      likeness.set(id, TEACHES_FROM + (1 - TEACHES_FROM) * near);
    });
    const chunks = await library.chunksById(tx, courseId, [...likeness.keys()]);
    const labels = await labelsOf(tx, courseId, chunks);
    const teaches = new Set(own);
    return chunks.flatMap((chunk): NearPassage[] => {
      const { id: chunkId, sourceId, sourceTitle, headingPath, supplementary = false } = chunk;
      const label = labels.get(chunkId);
      if (!label) return [];
      return [
        {
          ...{ chunkId, likeness: likeness.get(chunkId) ?? 0, ...label, teaches: teaches.has(chunkId), supplementary },
          ...{ sourceId, section: JSON.stringify([sourceId, headingPath]), heading: headingPath.at(-1) ?? sourceTitle },
        },
      ];
    });
  }

  return {
    labelsOf,

    /** What passages near concepts hang on, read once for all of a call's concepts; null where the course is out of sight. */
    async stampOf(tx: Tx, courseId: string): Promise<string | null> {
      const version = await library.materialVersion(tx, courseId);
      return version === null ? null : `${version}/${await store.newestWord(tx, courseId)}`;
    },

    async near(tx: Tx, courseId: string, concept: TeachingConcept, stamp: string): Promise<readonly NearPassage[]> {
      const key = `${courseId} ${concept.id}`;
      const known = held.get(key);
      if (known?.stamp === stamp) return known.near;
      const near = await workOut(tx, courseId, concept);
      held.set(key, { stamp, near });
      return near;
    },
  };
}
