import { z } from 'zod';
import type { CourseFit } from '@/core/retrieval/course-fit';
import { type StringList, type StringTable, sizeOf } from '@/core/text/string-table';
import { isOlderFit, readOlderFit } from './older-fit-file';
import { createReader, isSizes, type Numbers, sizesOf, writeNumbers } from './packed-numbers';

/** A course's fit with what it was made from. */
export interface StoredFit extends Omit<FitTables, 'fit'> {
  fit: CourseFit;
}

/** The same without its vectors, which are most of it. */
export interface FitTables {
  /** Same as long as it is made from the same chunks in the same way. */
  key: string;
  /** Whose vectors they are; `builtin` for those that the course's own terms give. */
  embedder: string;
  /** By the numbers that the fit has for them. */
  chunkIds: StringTable;
  /** Of heading, text and language of each chunk, to keep its vector when others change. */
  hashes: StringList;
  fit: Omit<CourseFit, 'vectors' | 'lsa'> & {
    /** Terms that have vectors, and the length of these. */
    lsa: { dimensions: number; terms: StringTable } | null;
  };
}

/** Vectors of a fit's chunks, and of its terms where it has an embedder of its own. */
export type FitVectors = Pick<CourseFit, 'vectors' | 'lsa'>;

const MAGIC = 'MENOFIT3';
/** Magic, length of the head, length of the tables. */
const START = MAGIC.length + 8;
const headSchema = z.object({
  ...{ key: z.string(), embedder: z.string(), chunks: z.number(), dimensions: z.number() },
  choice: z.object({ weight: z.number(), fused: z.number(), lexical: z.number(), trials: z.number() }),
  lsa: z.object({ dimensions: z.number() }).nullable(),
  sizes: z.array(z.tuple([z.number(), z.number()])).refine(isSizes),
});

/**
 * A head as JSON, then everything of which there are many as bytes, which stay where they are when they are read: the tables (numbers, and
 * strings with their ends), and last the vectors, which can be read alone.
 */
export function writeFit({ key, embedder, chunkIds, hashes, fit }: StoredFit): Buffer {
  const { terms, words, chunks, dimensions, choice, lsa } = fit;
  const parts: Numbers[] = [fit.frequencies, ...tableParts(chunkIds), ...listParts(hashes), ...tableParts(terms)];
  parts.push(...listParts(words), ...(lsa ? tableParts(lsa.terms) : []));
  const tables = Buffer.concat(writeNumbers(parts));
  const head = { key, embedder, chunks, dimensions, choice, lsa: lsa && { dimensions: lsa.dimensions } };
  const json = Buffer.from(JSON.stringify({ ...head, sizes: sizesOf(parts) }));
  const start = Buffer.alloc(START + Math.ceil(json.length / 4) * 4, 0x20);
  start.write(MAGIC, 0, 'latin1');
  start.writeUInt32LE(start.length - START, MAGIC.length);
  start.writeUInt32LE(tables.length, MAGIC.length + 4);
  json.copy(start, START);
  return Buffer.concat([start, tables, ...writeNumbers([fit.vectors, lsa?.vectors ?? new Float32Array(0)])]);
}

/** Where the vectors begin in a file that begins so; null where it is no fit whose vectors can be read alone. */
export function vectorsStart(bytes: Buffer): number | null {
  if (bytes.length < START || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  return START + bytes.readUInt32LE(MAGIC.length) + bytes.readUInt32LE(MAGIC.length + 4);
}

/** Everything but the vectors. @param bytes of the file, up to where the vectors begin @returns null for anything that is not whole. */
export function readTables(bytes: Buffer): FitTables | null {
  if (bytes.length < START || vectorsStart(bytes) !== bytes.length) return null;
  const end = START + bytes.readUInt32LE(MAGIC.length);
  const head = headOf(bytes.toString('utf8', START, end));
  const reader = head && createReader(bytes, end, head.sizes);
  if (!head || !reader) return null;
  const { key, embedder, chunks, dimensions, choice } = head;
  const list = (): StringList => ({ units: reader.units(), ends: reader.whole() });
  const table = (): StringTable => ({ ...list(), slots: reader.whole() });
  // In the order in which they were written.
  const [frequencies, chunkIds, hashes, terms, words] = [reader.whole(), table(), list(), table(), list()];
  const lsa = head.lsa && { dimensions: head.lsa.dimensions, terms: table() };
  const fit = { terms, frequencies, chunks, words, lsa, dimensions, choice };
  const tables = { key, embedder, chunkIds, hashes, fit };
  return reader.isDone() && isWhole(tables) ? tables : null;
}

/** Bytes of the vectors of a fit. */
export function vectorBytes({ fit }: FitTables): number {
  return 4 * (chunkNumbers(fit) + termNumbers(fit));
}

/** The vectors that belong to tables. @param bytes as many as they take, at a whole number's place */
export function vectorsFrom({ fit }: FitTables, { buffer, byteOffset }: Uint8Array): FitVectors {
  const held = chunkNumbers(fit);
  return {
    vectors: new Float32Array(buffer, byteOffset, held),
    lsa: fit.lsa && { ...fit.lsa, vectors: new Float32Array(buffer, byteOffset + 4 * held, termNumbers(fit)) },
  };
}

/** Null for anything that is not whole. */
export function readFit(bytes: Buffer): StoredFit | null {
  if (isOlderFit(bytes)) return readOlderFit(bytes);
  const end = vectorsStart(bytes);
  const tables = end === null ? null : readTables(bytes.subarray(0, end));
  if (end === null || !tables || bytes.length !== end + vectorBytes(tables)) return null;
  const place = (bytes.byteOffset + end) % 4 === 0 ? bytes.subarray(end) : Uint8Array.from(bytes.subarray(end));
  return { ...tables, fit: { ...tables.fit, ...vectorsFrom(tables, place) } };
}

function chunkNumbers({ chunks, dimensions }: FitTables['fit']): number {
  return chunks * dimensions;
}

function termNumbers({ lsa }: FitTables['fit']): number {
  return lsa ? sizeOf(lsa.terms) * lsa.dimensions : 0;
}

function listParts({ units, ends }: StringList): Numbers[] {
  return [units, ends];
}

function tableParts(table: StringTable): Numbers[] {
  return [...listParts(table), table.slots];
}

function isWhole({ chunkIds, hashes, fit }: FitTables): boolean {
  const { terms, frequencies, words, chunks, lsa } = fit;
  const lists = [chunkIds, hashes, terms, words, ...(lsa ? [lsa.terms] : [])];
  return (
    sizeOf(chunkIds) === chunks &&
    sizeOf(hashes) === chunks &&
    sizeOf(terms) === frequencies.length &&
    lists.every(({ units, ends }) => (ends.at(-1) ?? 0) === units.length)
  );
}

function headOf(json: string) {
  try {
    const parsed = headSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
