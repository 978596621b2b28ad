import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ndcgAt, recallAt, reciprocalRankAt } from '@/core/evaluation/ranking';
import { detectLanguage } from '@/core/language/detect-language';
import { fitCourse } from '@/core/retrieval/course-fit';
import { type FittedChunk, makeFit } from '@/features/library/find/fit-course';
import { type RankContext, rankChunks } from '@/features/library/find/rank-chunks';
import type { Embedder } from '@/platform/models/types';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex } from '@/platform/search/search-index';
import type { BeirData } from './read-beir';

const DEPTH = 10;
const ROWS = 500;

export interface RankingFigures {
  documents: number;
  queries: number;
  ndcg10: number;
  recall10: number;
  mrr10: number;
  /** Making the index, and for `dense` and `fused` the vectors and their weight, in seconds. */
  indexSeconds: number;
  queryMs: { p50: number; p95: number };
}

export interface RetrievalFigures {
  documents: number;
  queries: number;
  /** Languages that the documents were found to be in, the commonest first. */
  languages: string[];
  embedder: string;
  /** Share of the dense score that the documents themselves chose, and by how many questions. */
  weight: number;
  trials: number;
  lexical: RankingFigures;
  dense: RankingFigures;
  fused: RankingFigures;
}

/**
 * Indexes the documents as one course, in a folder that is thrown away, and asks every query through what the product's search and the
 * tutor ask. @param embedder the model outside; null: the built-in one
 */
export async function evaluateRetrieval(
  data: BeirData,
  embedder: Embedder | null,
  progress: (line: string) => void = () => {},
): Promise<RetrievalFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meno-retrieval-'));
  const search = await openSearchIndex(path.join(folder, 'search'));
  try {
    const [districtId, courseId] = [randomUUID(), randomUUID()];
    const { chunks, names, languages } = chunksOf(data);
    progress(`indexing ${chunks.length} documents`);
    const began = performance.now();
    for (let at = 0; at < chunks.length; at += ROWS) {
      const rows = chunks.slice(at, at + ROWS);
      await search.upsert(
        rows.map(({ id, ...chunk }) => ({ chunkId: id, districtId, courseId, sourceId: id, ...chunk })),
      );
    }
    await search.optimise();
    const indexSeconds = (performance.now() - began) / 1000;
    progress('making vectors and finding what they are worth');
    const fits = openFitStore(path.join(folder, 'fits'));
    const signal = new AbortController().signal;
    const made = await makeFit(
      chunks,
      embedder,
      null,
      async (input) => fitCourse(input.chunks, input.outside),
      signal,
      { keepAll: true },
    );
    await fits.save(districtId, courseId, made);
    const fitSeconds = (performance.now() - began) / 1000;
    const context: RankContext = { search, fits, embedder: () => embedder, stale: () => {} };
    const asked = { districtId, courseIds: [courseId], context: '', languages, limit: DEPTH };
    const measure = (seconds: number, weight?: number) => {
      progress(`asking ${data.queries.length} queries`);
      return figures(data, seconds, async (question) => {
        const { ranked } = await rankChunks(context, { ...asked, question }, weight);
        return ranked.map(({ chunkId }) => names.get(chunkId) ?? '');
      });
    };
    const { weight, trials } = made.fit.choice;
    return {
      documents: data.documents.length,
      queries: data.queries.length,
      languages,
      embedder: made.embedder,
      weight,
      trials,
      lexical: await measure(indexSeconds, 0),
      dense: await measure(fitSeconds, 1),
      fused: await measure(fitSeconds),
    };
  } finally {
    await search.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function figures(
  { documents, queries }: BeirData,
  indexSeconds: number,
  ask: (question: string) => Promise<string[]>,
): Promise<RankingFigures> {
  const sums = { ndcg10: 0, recall10: 0, mrr10: 0 };
  const times: number[] = [];
  for (const { text } of queries.slice(0, 5)) await ask(text);
  for (const { text, relevance } of queries) {
    const began = performance.now();
    const ranked = await ask(text);
    times.push(performance.now() - began);
    sums.ndcg10 += ndcgAt(ranked, relevance, DEPTH);
    sums.recall10 += recallAt(ranked, relevance, DEPTH);
    sums.mrr10 += reciprocalRankAt(ranked, relevance, DEPTH);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
  return {
    documents: documents.length,
    queries: queries.length,
    ndcg10: sums.ndcg10 / queries.length,
    recall10: sums.recall10 / queries.length,
    mrr10: sums.mrr10 / queries.length,
    indexSeconds,
    queryMs: { p50: at(0.5), p95: at(0.95) },
  };
}

/** Documents as chunks, each in the language that it shows, else in that of most. */
function chunksOf({ documents }: BeirData) {
  const shown = documents.map(({ title, text }) => detectLanguage(`${title}\n${text}`));
  const counts = new Map<string, number>();
  for (const language of shown) if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  const languages = [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
  const [main = 'en'] = languages;
  const names = new Map<string, string>();
  const chunks = documents.map(({ id, title, text }, place): FittedChunk => {
    const chunkId = randomUUID();
    names.set(chunkId, id);
    const hash = createHash('sha256').update(`${title}\n${text}`).digest('base64url');
    return { id: chunkId, hash, heading: title, text, language: shown[place] ?? main };
  });
  return { chunks, names, languages: languages.length > 0 ? languages : [main] };
}
