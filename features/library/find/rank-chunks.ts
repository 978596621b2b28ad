import { embedTerms } from '@/core/embedding/lsa';
import { fuse, type Ranked } from '@/core/retrieval/fuse';
import { prepareQuestion, type QuestionWord } from '@/core/retrieval/prepare-question';
import type { Embedder } from '@/platform/models/types';
import type { FitStore } from '@/platform/search/fit-store';
import type { SearchIndex, SearchMatch } from '@/platform/search/search-index';
import { type CourseMaterial, materialOf } from './course-material';
import { BUILTIN } from './fit-course';

/** Hits by words, and by meaning, that are brought together, beyond those wanted. */
const POOL = 60;
/** A model outside that takes longer to make one vector is not waited for, in milliseconds. */
const EMBED_MS = 1_500;

export interface Ranking {
  /** Best first. */
  ranked: Ranked[];
  words: QuestionWord[];
  /** Share of meaning in the scores, 0 to 1. */
  weight: number;
  /** What is known of the course; null in a search of several, and before it is known. */
  material: CourseMaterial | null;
}

export interface RankContext {
  search: Pick<SearchIndex, 'search'>;
  fits: Pick<FitStore, 'load'>;
  embedder(): Embedder | null;
  /** Told of a course whose fit is missing, or by another embedder than the one that is configured. */
  stale(districtId: string, courseId: string): void;
}

export interface RankAsked {
  districtId: string;
  courseIds: readonly string[];
  question: string;
  /** What was said before a follow-up question; '' where it stands alone. */
  context: string;
  /** Languages of the courses' material, the main one first. */
  languages: readonly string[];
  limit: number;
}

/**
 * Chunks for a question, by words and, in one course that has vectors worth it, by meaning: what everything that searches goes through.
 * @param weight of the dense score instead of the course's own, for measurements
 */
export async function rankChunks(context: RankContext, asked: RankAsked, weight?: number): Promise<Ranking> {
  const { districtId, courseIds, question, languages, limit } = asked;
  const [only] = courseIds;
  const stored = only !== undefined && courseIds.length === 1 ? await context.fits.load(districtId, only) : null;
  if (only !== undefined && courseIds.length === 1 && stored?.embedder !== (context.embedder()?.id ?? BUILTIN))
    context.stale(districtId, only);
  const material = stored && materialOf(stored);
  const words = prepareQuestion(question, languages, material);
  const before = asked.context === '' ? [] : prepareQuestion(asked.context, languages, null);
  const share = weight ?? material?.fit.choice.weight ?? 0;
  const terms = words.flatMap((word) => word.terms);
  const count = limit + POOL;
  // What is near is found while the index is searched, on its own threads.
  const [lexical, meant] = await Promise.all([
    context.search.search({
      districtId,
      courseIds,
      terms,
      related: words.flatMap(({ related }) => related),
      context: before.flatMap((word) => word.terms),
      limit: count,
    }),
    material && share > 0 ? nearestTo(context, material, asked, terms, count) : null,
  ]);
  const near = material && meant && (await withFound(material, meant, lexical));
  const used = near ? share : 0;
  return { ranked: fuse(lexical, near ?? new Map(), used, limit), words, weight: used, material };
}

interface Meant {
  vector: Float32Array;
  /** Cosines of the nearest chunks. */
  near: Map<string, number>;
}

/** Null where the question has no vector, or the course's are gone: the words alone find then. */
async function nearestTo(
  context: RankContext,
  material: CourseMaterial,
  asked: RankAsked,
  terms: readonly string[],
  count: number,
): Promise<Meant | null> {
  const { stored, nearest, chunkAt } = material;
  const vector = await questionVector(context, material, asked, terms);
  if (!vector) return null;
  const best = await stored.withVectors(({ vectors }) => nearest.best(vectors, vector, count));
  return best && { vector, near: new Map(best.map(({ row, cosine }) => [chunkAt(row), cosine])) };
}

/** With the cosines of what the words found besides. */
async function withFound(
  { stored, nearest, placeOf }: CourseMaterial,
  { vector, near }: Meant,
  lexical: readonly SearchMatch[],
): Promise<Map<string, number> | null> {
  return stored.withVectors(({ vectors }) => {
    const all = new Map(near);
    for (const { chunkId } of lexical) {
      const row = placeOf(chunkId);
      if (row >= 0 && !all.has(chunkId)) all.set(chunkId, nearest.cosine(vectors, vector, row));
    }
    return all;
  });
}

/** The question as the course's vectors are made; null where there are none, or their model can't be asked. */
async function questionVector(
  { embedder }: RankContext,
  { stored, fit }: CourseMaterial,
  { question, context }: RankAsked,
  terms: readonly string[],
): Promise<Float32Array | null> {
  if (stored.embedder === BUILTIN)
    return fit.dimensions > 0 ? stored.withVectors(({ lsa }) => lsa && embedTerms(lsa, terms)) : null;
  const model = embedder();
  if (model?.id !== stored.embedder || model.dimensions !== fit.dimensions) return null;
  try {
    const text = [question, context].filter((part) => part !== '').join('\n');
    const [vector] = await model.embed([text], 'query', AbortSignal.timeout(EMBED_MS));
    return vector ?? null;
  } catch {
    // The words alone find as they did before there were vectors.
    return null;
  }
}
