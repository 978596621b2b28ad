import { embedTerms } from '@/core/embedding/lsa';
import { fuse, type Ranked } from '@/core/retrieval/fuse';
import { prepareQuestion, type QuestionWord } from '@/core/retrieval/prepare-question';
import type { Embedder } from '@/platform/models/types';
import type { FitStore } from '@/platform/search/fit-store';
import type { SearchIndex } from '@/platform/search/search-index';
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
  const [lexical, vector] = await Promise.all([
    context.search.search({
      districtId,
      courseIds,
      terms,
      related: words.flatMap(({ related }) => related),
      context: before.flatMap((word) => word.terms),
      limit: limit + POOL,
    }),
    material && share > 0 ? questionVector(context, material, asked, terms) : null,
  ]);
  const near = new Map<string, number>();
  if (vector && material) {
    const { nearest, placeOf, chunkAt } = material;
    for (const { row, cosine } of nearest.best(vector, limit + POOL)) near.set(chunkAt(row), cosine);
    for (const { chunkId } of lexical) {
      const row = placeOf(chunkId);
      if (row >= 0 && !near.has(chunkId)) near.set(chunkId, nearest.cosine(vector, row));
    }
  }
  const used = vector ? share : 0;
  return { ranked: fuse(lexical, near, used, limit), words, weight: used, material };
}

/** The question as the course's vectors are made; null where there are none, or their model can't be asked. */
async function questionVector(
  { embedder }: RankContext,
  { stored, fit }: CourseMaterial,
  { question, context }: RankAsked,
  terms: readonly string[],
): Promise<Float32Array | null> {
  if (stored.embedder === BUILTIN) return fit.lsa && fit.dimensions > 0 ? embedTerms(fit.lsa, terms) : null;
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
