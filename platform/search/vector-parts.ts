import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

const MAGIC = 'MENOPRT1';
/** Bytes of a SHA-256. */
const HASH = 32;
const HEAD = MAGIC.length + HASH;

/**
 * Vectors that a model outside has made so far, in a file that only grows: what was made before a kill or a stop is not asked for again.
 * May be thrown away.
 */
export interface VectorParts {
  /** Null for a text that there is no vector of. */
  get(kind: string, text: string): Float32Array | null;
  add(kind: string, texts: readonly string[], vectors: readonly Float32Array[]): Promise<void>;
}

/** Opens the file, or begins it: also where it holds vectors of another model. A vector that was cut off is left out. */
export async function openVectorParts(file: string, embedder: string, dimensions: number): Promise<VectorParts> {
  const record = HASH + 4 * dimensions;
  const head = Buffer.concat([Buffer.from(MAGIC), sha256(`${dimensions} ${embedder}`)]);
  const held = new Map<string, Float32Array>();
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  if (bytes.length >= HEAD && bytes.subarray(0, HEAD).equals(head)) {
    let at = HEAD;
    for (; at + record <= bytes.length; at += record)
      held.set(bytes.toString('latin1', at, at + HASH), numbersOf(bytes.subarray(at + HASH, at + record)));
    if (at < bytes.length) await cut(file, at);
  } else {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await rm(file, { force: true });
    await appendFile(file, head);
  }
  const keyOf = (kind: string, text: string) => sha256(`${kind}\n${text}`).toString('latin1');
  return {
    get: (kind, text) => held.get(keyOf(kind, text)) ?? null,
    async add(kind, texts, vectors) {
      const parts: Buffer[] = [];
      for (const [place, text] of texts.entries()) {
        const vector = vectors[place];
        if (vector?.length !== dimensions) continue;
        const key = keyOf(kind, text);
        held.set(key, vector);
        parts.push(Buffer.from(key, 'latin1'), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
      }
      await appendFile(file, Buffer.concat(parts));
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function numbersOf(bytes: Uint8Array): Float32Array {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new Float32Array(copy.buffer);
}

async function cut(file: string, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(length);
  } finally {
    await handle.close();
  }
}
