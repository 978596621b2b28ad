import { questionTerms } from '@/core/language/search-terms';
import { createRandom, type Random } from '@/core/random/random';
import { materialOf } from '@/features/library/find/course-material';
import { type RankContext, rankChunks } from '@/features/library/find/rank-chunks';
import { timed } from '../../cpu-time';
import { questionOf } from './real-text';
import { courseId, courseOf, DISTRICT, type Stores } from './stores';
import { DIMENSIONS, vectorsOf } from './vectors';

/** Hits as a question of the product asks its index for. */
const LIMIT = 92;
/** Passages that a question of the product ends with, from those. */
const WANTED = 32;
const TOP = 10;
/** Chunks of a small change. */
const CHANGED = 5;

/** Milliseconds of each search, and of CPU, every question in a course drawn from all. */
export type SearchTimes = Record<Kind, { waited: number[]; cpu: number[] }>;

/** `both`: as the product brings them together, in a course drawn anew; `again`: the same once more, with its vectors in memory. */
type Kind = 'words' | 'fts' | 'vectors' | 'vec' | 'both' | 'again';

export async function searchTimes(stores: Stores, courses: number, count: number): Promise<SearchTimes> {
  const random = createRandom(7 + courses);
  const none = () => ({ waited: [], cpu: [] });
  const times: SearchTimes = {
    ...{ words: none(), fts: none(), vectors: none() },
    ...{ vec: none(), both: none(), again: none() },
  };
  const note = async (kind: Kind, work: () => unknown) => {
    const began = performance.now();
    const { cpuSeconds } = await timed(work);
    times[kind].waited.push(performance.now() - began);
    times[kind].cpu.push(1_000 * cpuSeconds);
  };
  for (let number = 0; number < count; number++) {
    const question = questionOf(stores.material.sentences, random);
    const terms = questionTerms(question, ['en']);
    const [course, other] = [random.integer(courses), random.integer(courses)];
    const vector = await embedded(stores, question);
    await note('words', () => byWords(stores, course, terms));
    await note('fts', () => stores.sqlite.search(courseId(course), terms, LIMIT));
    await note('vectors', () => byMeaning(stores, course, vector, LIMIT));
    await note('vec', () => stores.vec.search(course, vector, LIMIT));
    await note('both', () => asked(stores, other, question));
    await note('again', () => asked(stores, other, question));
  }
  return times;
}

/** Milliseconds of searches by words alone. */
export async function wordTimes(stores: Stores, courses: number, count: number, random: Random): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < count; number++) {
    const terms = questionTerms(questionOf(stores.material.sentences, random), ['en']);
    const began = performance.now();
    await byWords(stores, random.integer(courses), terms);
    times.push(performance.now() - began);
  }
  return times;
}

/** Small changes here and there, as those who teach make them: CPU of each write, and the searches by words after it. */
export async function smallWrites(stores: Stores, courses: number, writes: number) {
  const random = createRandom(5);
  const out: { cpu: number[]; waited: number[] } = { cpu: [], waited: [] };
  for (let number = 0; number < writes; number++) {
    const chunks = courseOf(stores.material, random.integer(courses)).slice(0, CHANGED);
    const { cpuSeconds } = await timed(() => stores.index.upsert(chunks).then(() => stores.index.optimise()));
    out.cpu.push(1_000 * cpuSeconds);
    out.waited.push(...(await wordTimes(stores, courses, 3, random)));
  }
  return out;
}

/** Shares of questions: the other engine's best by words among the first ten; of the ten nearest by exact cosines, those found. */
export async function agreement(stores: Stores, courses: number, count: number) {
  const random = createRandom(99);
  const sums = { words: 0, vectors: 0, vec: 0 };
  for (let number = 0; number < count; number++) {
    const question = questionOf(stores.material.sentences, random);
    const terms = questionTerms(question, ['en']);
    const course = random.integer(courses);
    const [best] = stores.sqlite.search(courseId(course), terms, LIMIT);
    const ours = await byWords(stores, course, terms);
    if (ours.slice(0, TOP).some(({ chunkId }) => chunkId === best)) sums.words += 1 / count;
    const vector = await embedded(stores, question);
    const chunks = courseOf(stores.material, course);
    const cosines = exactCosines(vectorsOf(stores.material, chunks), vector);
    // Chunks that are as near as the tenth count as found, whichever of them it is.
    const least = ([...cosines].sort((a, b) => b - a)[TOP - 1] ?? 0) - 1e-6;
    const recall = (rows: number[]) => rows.filter((row) => (cosines[row] ?? -1) >= least).length / TOP;
    sums.vectors += recall(await byMeaning(stores, course, vector, TOP)) / count;
    sums.vec += recall(stores.vec.search(course, vector, TOP)) / count;
  }
  return sums;
}

function byWords({ index }: Stores, course: number, terms: string[]) {
  return index.search({ districtId: DISTRICT, courseIds: [courseId(course)], terms, limit: LIMIT });
}

async function byMeaning({ fits }: Stores, course: number, vector: Float32Array, count: number): Promise<number[]> {
  const stored = await fits.load(DISTRICT, courseId(course));
  const found = await stored?.withVectors(({ vectors }) => materialOf(stored).nearest.best(vectors, vector, count));
  return found?.map(({ row }) => row) ?? [];
}

async function asked({ index, fits, material }: Stores, course: number, question: string): Promise<void> {
  const context: RankContext = { search: index, fits, embedder: () => material.embedder, stale: () => {} };
  const one = { districtId: DISTRICT, courseIds: [courseId(course)], languages: ['en'], context: '', limit: WANTED };
  const { ranked } = await rankChunks(context, { ...one, question });
  if (ranked.length === 0) throw new Error(`Nothing was found for "${question}".`);
}

async function embedded({ material }: Stores, question: string): Promise<Float32Array> {
  const [vector] = await material.embedder.embed([question], 'query', new AbortController().signal);
  return vector ?? new Float32Array(DIMENSIONS);
}

function exactCosines(vectors: Float32Array, query: Float32Array): Float64Array {
  const out = new Float64Array(vectors.length / DIMENSIONS);
  for (let at = 0; at < vectors.length; at++) {
    const row = Math.floor(at / DIMENSIONS);
    out[row] = (out[row] ?? 0) + (vectors[at] ?? 0) * (query[at % DIMENSIONS] ?? 0);
  }
  return out;
}
