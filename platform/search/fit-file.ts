import { z } from 'zod';
import type { CourseFit } from '@/core/retrieval/course-fit';

/** A course's fit with what it was made from. */
export interface StoredFit {
  /** Same as long as it is made from the same chunks in the same way. */
  key: string;
  /** Whose vectors they are; `builtin` for those that the course's own terms give. */
  embedder: string;
  /** By the numbers that the fit has for them. */
  chunkIds: string[];
  /** Of heading, text and language of each chunk, to keep its vector when others change. */
  hashes: string[];
  fit: CourseFit;
}

const MAGIC = 'MENOFIT2';
const headSchema = z.object({
  ...{ key: z.string(), embedder: z.string(), chunkIds: z.array(z.string()), hashes: z.array(z.string()) },
  ...{ terms: z.array(z.string()), words: z.array(z.string()), chunks: z.number(), dimensions: z.number() },
  lsa: z.object({ dimensions: z.number(), terms: z.array(z.string()) }).nullable(),
  choice: z.object({ weight: z.number(), fused: z.number(), lexical: z.number(), trials: z.number() }),
});

/** Magic, length of the head, head as JSON, then the numbers: frequencies, vectors of the chunks, vectors of the terms. */
export function writeFit({ key, embedder, chunkIds, hashes, fit }: StoredFit): Buffer {
  const { terms, words, chunks, dimensions, choice } = fit;
  const lsa = fit.lsa && { dimensions: fit.lsa.dimensions, terms: [...fit.lsa.numbers.keys()] };
  const json = Buffer.from(
    JSON.stringify({ key, embedder, chunkIds, hashes, terms, words, chunks, dimensions, choice, lsa }),
  );
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(MAGIC.length + 4 + padded, 0x20);
  head.write(MAGIC, 0, 'latin1');
  head.writeUInt32LE(padded, MAGIC.length);
  json.copy(head, MAGIC.length + 4);
  const numbers = [fit.frequencies, fit.vectors, fit.lsa?.vectors ?? new Float32Array(0)];
  return Buffer.concat([
    head,
    ...numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}

/** Null for anything that is not whole. */
export function readFit(bytes: Buffer): StoredFit | null {
  if (bytes.length < MAGIC.length + 4 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const from = MAGIC.length + 4;
  const end = from + bytes.readUInt32LE(MAGIC.length);
  const head = headOf(bytes.toString('utf8', from, end));
  if (!head) return null;
  const { terms, chunks, dimensions, lsa } = head;
  const sizes = [terms.length, dimensions === 0 ? 0 : chunks * dimensions, lsa ? lsa.terms.length * lsa.dimensions : 0];
  if (bytes.length !== end + 4 * sizes.reduce((sum, size) => sum + size, 0)) return null;
  // Numbers stay where they were read, unless they do not begin at a whole number's place there.
  const whole = (bytes.byteOffset + end) % 4 === 0 ? bytes.subarray(end) : Uint8Array.from(bytes.subarray(end));
  const [counted = 0, held = 0, meant = 0] = sizes;
  const at = (place: number) => whole.byteOffset + 4 * place;
  const numbers = new Map(lsa?.terms.map((term, number) => [term, number]));
  return {
    ...{ key: head.key, embedder: head.embedder, chunkIds: head.chunkIds, hashes: head.hashes },
    fit: {
      ...{ terms, words: head.words, chunks, dimensions, choice: head.choice },
      frequencies: new Uint32Array(whole.buffer, at(0), counted),
      vectors: new Float32Array(whole.buffer, at(counted), held),
      lsa: lsa && {
        ...{ dimensions: lsa.dimensions, numbers },
        vectors: new Float32Array(whole.buffer, at(counted + held), meant),
      },
    },
  };
}

function headOf(json: string) {
  try {
    const parsed = headSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
