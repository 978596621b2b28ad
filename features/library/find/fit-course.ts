import { createHash } from 'node:crypto';
import { type CourseFit, embeddedText, type OutsideVectors, trialsOf } from '@/core/retrieval/course-fit';
import type { SearchedText } from '@/core/retrieval/held-out';
import { stringAt, stringList, stringTable } from '@/core/text/string-table';
import type { Embedder } from '@/platform/models/types';
import type { StoredFit } from '@/platform/search/fit-store';
import type { VectorParts } from '@/platform/search/vector-parts';

/** Name of the embedder that is fitted on the course itself. */
export const BUILTIN = 'builtin';
/** Counts up with the way fits are made: older ones are made anew. */
const VERSION = 1;
/** Chunks for a model outside between two looks whether to stop. */
const BATCH = 64;

/** What was made before a stop, and who is told how far it is. */
export interface Making {
  parts: VectorParts | null;
  /** @throws what stops the work */
  progress(done: number, total: number): Promise<void>;
}

const ALONE: Making = { parts: null, progress: async () => {} };

/** A chunk to be searched, with the hash of all that is searched of it. */
export interface FittedChunk extends SearchedText {
  id: string;
  hash: string;
}

export interface FitInput {
  chunks: SearchedText[];
  outside?: OutsideVectors;
}

/** Same for the same chunks and embedder. */
export function fitKey(embedder: string, chunks: readonly Pick<FittedChunk, 'id' | 'hash'>[]): string {
  const hash = createHash('sha256').update(`${VERSION} ${embedder}`);
  for (const { id, hash: own } of chunks) hash.update(`\n${id} ${own}`);
  return hash.digest('base64url');
}

/**
 * Makes a course's fit: by the built-in embedder, or by a model outside, whose vectors of unchanged chunks are taken over from before.
 *
 * Vectors of the built-in embedder that are worth nothing to the course are left out.
 *
 * @param compute does the reckoning, on another thread
 * @throws ModelError when the model outside fails; what there was stays in use
 */
export async function makeFit(
  chunks: readonly FittedChunk[],
  embedder: Embedder | null,
  before: StoredFit | null,
  compute: (input: FitInput) => Promise<CourseFit>,
  signal: AbortSignal,
  { keepAll = false, making = ALONE }: { keepAll?: boolean; making?: Making } = {},
): Promise<StoredFit> {
  const id = embedder?.id ?? BUILTIN;
  const texts = chunks.map(({ heading, text, language }) => ({ heading, text, language }));
  const outside = embedder ? await outsideVectors(chunks, embedder, before, { signal, ...making }) : undefined;
  const full = await compute(outside ? { chunks: texts, outside } : { chunks: texts });
  const fit = outside || full.choice.weight > 0 || keepAll ? full : withoutVectors(full);
  return {
    key: fitKey(id, chunks),
    embedder: id,
    chunkIds: stringTable(chunks.map((chunk) => chunk.id)),
    hashes: stringList(chunks.map(({ hash }) => hash)),
    fit,
  };
}

function withoutVectors(fit: CourseFit): CourseFit {
  return { ...fit, lsa: null, dimensions: 0, vectors: new Float32Array(0) };
}

type Work = Making & { signal: AbortSignal };

async function outsideVectors(
  chunks: readonly FittedChunk[],
  embedder: Embedder,
  before: StoredFit | null,
  work: Work,
): Promise<OutsideVectors> {
  const { dimensions } = embedder;
  const known = new Map<string, Float32Array>();
  if (before?.embedder === embedder.id && before.fit.dimensions === dimensions)
    for (let place = 0; place < before.fit.chunks; place++)
      known.set(
        stringAt(before.hashes, place),
        before.fit.vectors.subarray(place * dimensions, (place + 1) * dimensions),
      );
  const trials = trialsOf(chunks);
  const rests = trials.map(({ chunk, rest }) => embeddedText({ heading: chunks[chunk]?.heading ?? '', text: rest }));
  const fresh = chunks.filter(({ hash }) => !known.has(hash));
  const questions = trials.map(({ question }) => question);
  const total = fresh.length + questions.length + rests.length;
  const embed = createEmbedding(embedder, total, work);
  const made = await embed(fresh.map(embeddedText), 'passage');
  for (const [place, { hash }] of fresh.entries())
    known.set(hash, made.subarray(place * dimensions, (place + 1) * dimensions));
  const all = new Float32Array(chunks.length * dimensions);
  for (const [place, { hash }] of chunks.entries()) all.set(known.get(hash) ?? [], place * dimensions);
  return { dimensions, chunks: all, questions: await embed(questions, 'query'), rests: await embed(rests, 'passage') };
}

/** Embeds texts in batches, each kept once it is made; those that were made before are not asked for. */
function createEmbedding(embedder: Embedder, total: number, { parts, progress, signal }: Work) {
  let done = 0;
  return async (texts: readonly string[], kind: 'query' | 'passage'): Promise<Float32Array> => {
    const out = new Float32Array(texts.length * embedder.dimensions);
    for (let at = 0; at < texts.length; at += BATCH) {
      signal.throwIfAborted();
      await progress(done, total);
      const batch = texts.slice(at, at + BATCH);
      const missing = batch.filter((text) => !parts?.get(kind, text));
      const vectors = missing.length > 0 ? await embedder.embed(missing, kind, signal) : [];
      await parts?.add(kind, missing, vectors);
      const made = new Map(missing.map((text, place) => [text, vectors[place]]));
      for (const [place, text] of batch.entries())
        out.set(made.get(text) ?? parts?.get(kind, text) ?? [], (at + place) * embedder.dimensions);
      done += batch.length;
    }
    await progress(done, total);
    return out;
  };
}
