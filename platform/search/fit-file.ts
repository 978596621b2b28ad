import { z } from 'zod';
import type { CourseFit } from '@/core/retrieval/course-fit';
import { type StringList, type StringTable, sizeOf } from '@/core/text/string-table';
import { isOlderFit, readOlderFit } from './older-fit-file';
import { createReader, isSizes, type Numbers, sizesOf, writeNumbers } from './packed-numbers';

/** A course's fit with what it was made from. */
export interface StoredFit {
  /** Same as long as it is made from the same chunks in the same way. */
  key: string;
  /** Whose vectors they are; `builtin` for those that the course's own terms give. */
  embedder: string;
  /** By the numbers that the fit has for them. */
  chunkIds: StringTable;
  /** Of heading, text and language of each chunk, to keep its vector when others change. */
  hashes: StringList;
  fit: CourseFit;
}

const MAGIC = 'MENOFIT3';
const headSchema = z.object({
  ...{ key: z.string(), embedder: z.string(), chunks: z.number(), dimensions: z.number() },
  choice: z.object({ weight: z.number(), fused: z.number(), lexical: z.number(), trials: z.number() }),
  lsa: z.object({ dimensions: z.number() }).nullable(),
  sizes: z.array(z.tuple([z.number(), z.number()])).refine(isSizes),
});

/**
 * Magic, length of the head, head as JSON, then everything of which there are many as bytes: numbers, and strings with their ends, which
 * stay where they are when they are read.
 */
export function writeFit({ key, embedder, chunkIds, hashes, fit }: StoredFit): Buffer {
  const { terms, words, chunks, dimensions, choice, lsa } = fit;
  const parts: Numbers[] = [fit.frequencies, fit.vectors, ...tableParts(chunkIds), ...listParts(hashes)];
  parts.push(...tableParts(terms), ...listParts(words));
  if (lsa) parts.push(lsa.vectors, ...tableParts(lsa.terms));
  const head = { key, embedder, chunks, dimensions, choice, lsa: lsa && { dimensions: lsa.dimensions } };
  const json = Buffer.from(JSON.stringify({ ...head, sizes: sizesOf(parts) }));
  const padded = Math.ceil(json.length / 4) * 4;
  const start = Buffer.alloc(MAGIC.length + 4 + padded, 0x20);
  start.write(MAGIC, 0, 'latin1');
  start.writeUInt32LE(padded, MAGIC.length);
  json.copy(start, MAGIC.length + 4);
  return Buffer.concat([start, ...writeNumbers(parts)]);
}

/** Null for anything that is not whole. */
export function readFit(bytes: Buffer): StoredFit | null {
  if (isOlderFit(bytes)) return readOlderFit(bytes);
  if (bytes.length < MAGIC.length + 4 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const from = MAGIC.length + 4;
  const end = from + bytes.readUInt32LE(MAGIC.length);
  const head = headOf(bytes.toString('utf8', from, end));
  const reader = head && createReader(bytes, end, head.sizes);
  if (!head || !reader) return null;
  const { key, embedder, chunks, dimensions, choice } = head;
  const list = (): StringList => ({ units: reader.units(), ends: reader.whole() });
  const table = (): StringTable => ({ ...list(), slots: reader.whole() });
  // In the order in which they were written.
  const [frequencies, vectors, chunkIds, hashes] = [reader.whole(), reader.real(), table(), list()];
  const [terms, words] = [table(), list()];
  const lsa = head.lsa && { dimensions: head.lsa.dimensions, vectors: reader.real(), terms: table() };
  const fit = { terms, frequencies, chunks, words, lsa, dimensions, vectors, choice };
  const stored = { key, embedder, chunkIds, hashes, fit };
  return reader.isDone() && isWhole(stored) ? stored : null;
}

function listParts({ units, ends }: StringList): Numbers[] {
  return [units, ends];
}

function tableParts(table: StringTable): Numbers[] {
  return [...listParts(table), table.slots];
}

function isWhole({ chunkIds, hashes, fit }: StoredFit): boolean {
  const { terms, frequencies, words, chunks, dimensions, vectors, lsa } = fit;
  return (
    [chunkIds, hashes].every((list) => sizeOf(list) === chunks) &&
    [chunkIds, hashes, terms, words, ...(lsa ? [lsa.terms] : [])].every(
      ({ units, ends }) => (ends.at(-1) ?? 0) === units.length,
    ) &&
    sizeOf(terms) === frequencies.length &&
    vectors.length === (dimensions === 0 ? 0 : chunks * dimensions) &&
    (lsa === null || lsa.vectors.length === sizeOf(lsa.terms) * lsa.dimensions)
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
