/** What is kept as it lies in memory. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** Bytes of each number, and how many there are. */
export type Sizes = [bytes: number, count: number][];

/** Each list begins at a multiple of so many bytes. */
const ALIGNED = 4;

export function sizesOf(parts: readonly Numbers[]): Sizes {
  return parts.map(({ BYTES_PER_ELEMENT, length }) => [BYTES_PER_ELEMENT, length]);
}

export function isSizes(sizes: Sizes): boolean {
  return sizes.every(([bytes, count]) => [1, 2, 4].includes(bytes) && Number.isSafeInteger(count) && count >= 0);
}

/** The bytes of lists of numbers one after the other, each filled up to a whole number's place. */
export function writeNumbers(parts: readonly Numbers[]): Buffer[] {
  return parts.flatMap(({ buffer, byteOffset, byteLength }) => [
    Buffer.from(buffer, byteOffset, byteLength),
    Buffer.alloc(filled(byteLength) - byteLength),
  ]);
}

/**
 * Lists of numbers in the order in which they were written, without copying them unless they do not begin at a whole number's place. Null
 * where there are not exactly as many bytes as there should be.
 */
export function createReader(bytes: Buffer, from: number, sizes: Sizes) {
  const length = sizes.reduce((sum, [each, count]) => sum + filled(each * count), 0);
  if (from > bytes.length || bytes.length - from !== length) return null;
  const here = (bytes.byteOffset + from) % ALIGNED === 0 ? bytes.subarray(from) : Uint8Array.from(bytes.subarray(from));
  let place = 0;
  let at = here.byteOffset;
  let sound = true;
  /** Another kind of numbers than was asked for: none. */
  const next = (...kinds: number[]): [bytes: number, start: number, count: number] => {
    const [each = 0, count = 0] = sizes[place++] ?? [];
    const start = at;
    at += filled(each * count);
    sound &&= kinds.includes(each);
    return [each, start, sound ? count : 0];
  };
  return {
    whole(): Uint32Array {
      const [, start, count] = next(4);
      return new Uint32Array(here.buffer, sound ? start : 0, count);
    },
    real(): Float32Array {
      const [, start, count] = next(4);
      return new Float32Array(here.buffer, sound ? start : 0, count);
    },
    units(): Uint8Array | Uint16Array {
      const [each, start, count] = next(1, 2);
      const from = sound ? start : 0;
      return each === 2 ? new Uint16Array(here.buffer, from, count) : new Uint8Array(here.buffer, from, count);
    },
    /** Whether every list was of the kind that was asked for, and none is left. */
    isDone: () => sound && place === sizes.length,
  };
}

function filled(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}
