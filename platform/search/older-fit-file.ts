import { z } from 'zod';
import { stringList, stringTable } from '@/core/text/string-table';
import type { StoredFit } from './fit-file';

const MAGIC = 'MENOFIT2';
const headSchema = z.object({
  ...{ key: z.string(), embedder: z.string(), chunkIds: z.array(z.string()), hashes: z.array(z.string()) },
  ...{ terms: z.array(z.string()), words: z.array(z.string()), chunks: z.number(), dimensions: z.number() },
  lsa: z.object({ dimensions: z.number(), terms: z.array(z.string()) }).nullable(),
  choice: z.object({ weight: z.number(), fused: z.number(), lexical: z.number(), trials: z.number() }),
});

/** Whether it was written before strings were kept as bytes. */
export function isOlderFit(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, MAGIC.length) === MAGIC;
}

/**
 * A fit whose strings are in its head: read, so that vectors of a model outside need not be made anew. It becomes a newer one when its
 * course next changes. Null for anything that is not whole.
 */
export function readOlderFit(bytes: Buffer): StoredFit | null {
  if (bytes.length < MAGIC.length + 4) return null;
  const from = MAGIC.length + 4;
  const end = from + bytes.readUInt32LE(MAGIC.length);
  const head = headOf(bytes.toString('utf8', from, end));
  if (!head) return null;
  const { terms, chunks, dimensions, lsa } = head;
  const sizes = [terms.length, dimensions === 0 ? 0 : chunks * dimensions, lsa ? lsa.terms.length * lsa.dimensions : 0];
  if (bytes.length !== end + 4 * sizes.reduce((sum, size) => sum + size, 0)) return null;
  if (head.chunkIds.length !== chunks || head.hashes.length !== chunks) return null;
  const whole = (bytes.byteOffset + end) % 4 === 0 ? bytes.subarray(end) : Uint8Array.from(bytes.subarray(end));
  const [counted = 0, held = 0, meant = 0] = sizes;
  const at = (place: number) => whole.byteOffset + 4 * place;
  return {
    ...{ key: head.key, embedder: head.embedder },
    ...{ chunkIds: stringTable(head.chunkIds), hashes: stringList(head.hashes) },
    fit: {
      ...{ terms: stringTable(terms), words: stringList(head.words), chunks, dimensions, choice: head.choice },
      frequencies: new Uint32Array(whole.buffer, at(0), counted),
      vectors: new Float32Array(whole.buffer, at(counted), held),
      lsa: lsa && {
        ...{ dimensions: lsa.dimensions, terms: stringTable(lsa.terms) },
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
