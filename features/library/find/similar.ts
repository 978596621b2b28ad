import { embedTerms } from '@/core/embedding/lsa';
import { searchTerms } from '@/core/language/search-terms';
import type { Tx } from '@/platform/database/transaction';
import type { FitVectors } from '@/platform/search/fit-store';
import type { SimilarChunk, SimilarInput } from '../contract';
import { chunksToIndex, hitChunks } from '../store-chunks';
import { materialLanguages, searchedCourse, visibleCourses } from '../store-courses';
import { type CourseMaterial, materialOf } from './course-material';
import { BUILTIN } from './fit-course';
import type { RankContext } from './rank-chunks';

/** Terms that stand for what was given, the most characteristic ones. */
const TERMS = 25;
/** What a term in the headings counts beside one in the text. */
const HEADING_TIMES = 2;
/** Hits beyond those wanted, to make up for what is left out. */
const SPARE = 60;
/** Share of meaning, where there are vectors of both. */
const MEANING = 0.5;

/**
 * Passages like those given, or like a text: by their most characteristic terms in any course, and in the same course by the likeness of
 * their vectors besides, where it has some (`LibraryPort.similar`).
 */
export async function similarChunks(context: RankContext, tx: Tx, input: SimilarInput): Promise<SimilarChunk[]> {
  const course = await searchedCourse(tx, input.courseId);
  if (!course) return [];
  const given = input.chunkIds?.length ? await chunksToIndex(tx, { ids: [...input.chunkIds] }) : [];
  const own = given.filter((row) => row.courseId === input.courseId);
  const stored = await context.fits.load(course.districtId, input.courseId);
  const material = stored && materialOf(stored);
  const courseIds = input.within === 'all' ? [...(await visibleCourses(tx)).keys()] : [input.courseId];
  const languages = input.within === 'all' ? await materialLanguages(tx, courseIds) : course.languages;
  const texts = own.map((row) => ({ text: row.text, heading: row.headingPath.join('\n'), languages: [row.language] }));
  if (input.text) texts.push({ text: input.text, heading: '', languages: [...languages] });
  const terms = characteristic(texts, material);
  const limit = input.limit + SPARE;
  const lexical = await context.search.search({ districtId: course.districtId, courseIds, terms, limit });
  const near =
    (await stored?.withVectors((vectors) =>
      cosinesNear(materialOf(stored), vectors, own, lexical, input.text ? terms : [], limit),
    )) ?? new Map<string, number>();
  const scores = scored(lexical, near);
  const left = new Set([...(input.exclude ?? []), ...(input.chunkIds ?? [])]);
  const rows = await hitChunks(
    tx,
    [...scores.keys()].filter((id) => !left.has(id)),
  );
  return rows
    .filter(({ hidden }) => !hidden)
    .map(({ id, courseId, sourceId, sourceTitle, headingPath }) => ({
      ...{ chunkId: id, courseId, sourceId, sourceTitle, headingPath },
      score: scores.get(id) ?? 0,
    }))
    .filter(({ score, courseId }) => score > 0 && courseIds.includes(courseId))
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1))
    .slice(0, input.limit);
}

/** The terms that say most of the texts: often in them, rare in the course. */
function characteristic(
  texts: readonly { text: string; heading: string; languages: readonly string[] }[],
  material: CourseMaterial | null,
): string[] {
  const counts = new Map<string, number>();
  const add = (term: string, times: number) => counts.set(term, (counts.get(term) ?? 0) + times);
  for (const { text, heading, languages } of texts)
    for (const language of languages) {
      for (const term of searchTerms(text, language)) add(term, 1);
      for (const term of searchTerms(heading, language)) add(term, HEADING_TIMES);
    }
  const worth = ([term, times]: [string, number]) => (1 + Math.log(times)) * (material?.rarityOf(term) ?? 1);
  return [...counts]
    .sort((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, TERMS)
    .map(([term]) => term);
}

/** Cosines, with what is given, of the nearest passages and of those that the words found; none where there are no vectors. */
function cosinesNear(
  material: CourseMaterial,
  { vectors, lsa }: FitVectors,
  given: readonly { id: string }[],
  lexical: readonly { chunkId: string }[],
  terms: readonly string[],
  count: number,
): Map<string, number> {
  const { nearest, placeOf, chunkAt } = material;
  const near = new Map<string, number>();
  const vector = vectorOf(material, { vectors, lsa }, given, terms);
  if (!vector) return near;
  for (const { row, cosine } of nearest.best(vectors, vector, count)) near.set(chunkAt(row), cosine);
  for (const { chunkId } of lexical) {
    const row = placeOf(chunkId);
    if (row >= 0) near.set(chunkId, nearest.cosine(vectors, vector, row));
  }
  return near;
}

/** Mean of the vectors of the passages given; of a text, the built-in embedder's. Null where there are none. */
function vectorOf(
  { fit, placeOf, stored }: CourseMaterial,
  { vectors, lsa }: FitVectors,
  given: readonly { id: string }[],
  terms: readonly string[],
): Float32Array | null {
  const { dimensions } = fit;
  if (dimensions === 0) return null;
  const sum = new Float32Array(dimensions);
  const add = (from: Float32Array) => {
    for (let c = 0; c < dimensions; c++) sum[c] = (sum[c] ?? 0) + (from[c] ?? 0);
  };
  for (const { id } of given) {
    const row = placeOf(id);
    if (row >= 0) add(vectors.subarray(row * dimensions, (row + 1) * dimensions));
  }
  if (terms.length > 0 && stored.embedder === BUILTIN && lsa) add(embedTerms(lsa, terms));
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : null;
}

/** By words beside the best, which is what was given itself where it is in the index; with the cosine, for half, where there is one. */
function scored(
  lexical: readonly { chunkId: string; score: number }[],
  near: ReadonlyMap<string, number>,
): Map<string, number> {
  const most = Math.max(0, ...lexical.map(({ score }) => score));
  const words = new Map(lexical.map(({ chunkId, score }) => [chunkId, score / most]));
  return new Map(
    [...new Set([...words.keys(), ...near.keys()])].map((id) => {
      const [word, cosine] = [words.get(id) ?? 0, near.get(id)];
      return [id, cosine === undefined ? word : (1 - MEANING) * word + MEANING * Math.max(0, cosine)];
    }),
  );
}
