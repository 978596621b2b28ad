import { createHash } from 'node:crypto';
import { type CourseFit, embeddedText, type OutsideVectors, trialsOf } from '@/core/retrieval/course-fit';
import type { SearchedText } from '@/core/retrieval/held-out';
import type { Embedder } from '@/platform/models/types';
import type { StoredFit } from '@/platform/search/fit-store';

/** Name of the embedder that is fitted on the course itself. */
export const BUILTIN = 'builtin';
/** Counts up with the way fits are made: older ones are made anew. */
const VERSION = 1;
/** Chunks for a model outside between two looks whether to stop. */
const BATCH = 64;

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
  keepAll = false,
): Promise<StoredFit> {
  const id = embedder?.id ?? BUILTIN;
  const texts = chunks.map(({ heading, text, language }) => ({ heading, text, language }));
  const outside = embedder ? await outsideVectors(chunks, embedder, before, signal) : undefined;
  const full = await compute(outside ? { chunks: texts, outside } : { chunks: texts });
  const fit = outside || full.choice.weight > 0 || keepAll ? full : withoutVectors(full);
  return {
    key: fitKey(id, chunks),
    embedder: id,
    chunkIds: chunks.map((chunk) => chunk.id),
    hashes: chunks.map(({ hash }) => hash),
    fit,
  };
}

function withoutVectors(fit: CourseFit): CourseFit {
  return { ...fit, lsa: null, dimensions: 0, vectors: new Float32Array(0) };
}

async function outsideVectors(
  chunks: readonly FittedChunk[],
  embedder: Embedder,
  before: StoredFit | null,
  signal: AbortSignal,
): Promise<OutsideVectors> {
  const { dimensions } = embedder;
  const known = new Map<string, Float32Array>();
  if (before?.embedder === embedder.id && before.fit.dimensions === dimensions)
    for (const [place, hash] of before.hashes.entries())
      known.set(hash, before.fit.vectors.subarray(place * dimensions, (place + 1) * dimensions));
  const trials = trialsOf(chunks);
  const rests = trials.map(({ chunk, rest }) => embeddedText({ heading: chunks[chunk]?.heading ?? '', text: rest }));
  const fresh = chunks.filter(({ hash }) => !known.has(hash));
  const made = await embedAll(embedder, fresh.map(embeddedText), 'passage', signal);
  for (const [place, { hash }] of fresh.entries())
    known.set(hash, made.subarray(place * dimensions, (place + 1) * dimensions));
  const all = new Float32Array(chunks.length * dimensions);
  for (const [place, { hash }] of chunks.entries()) all.set(known.get(hash) ?? [], place * dimensions);
  return {
    dimensions,
    chunks: all,
    questions: await embedAll(
      embedder,
      trials.map(({ question }) => question),
      'query',
      signal,
    ),
    rests: await embedAll(embedder, rests, 'passage', signal),
  };
}

async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  kind: 'query' | 'passage',
  signal: AbortSignal,
): Promise<Float32Array> {
  const out = new Float32Array(texts.length * embedder.dimensions);
  for (let at = 0; at < texts.length; at += BATCH) {
    signal.throwIfAborted();
    const vectors = await embedder.embed(texts.slice(at, at + BATCH), kind, signal);
    for (const [place, vector] of vectors.entries()) out.set(vector, (at + place) * embedder.dimensions);
  }
  return out;
}
