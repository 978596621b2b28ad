interface Slab {
  bytes: Uint8Array;
  /** Whether what it is for has been read into it. */
  ready: Promise<boolean>;
  /** Who waits for it or reads it: it is not given to another meanwhile. */
  pins: number;
}

export interface Slabs {
  /**
   * Does work with bytes that are held, or that `fill` reads first. The bytes are only lent: they hold something else later.
   * @param key of what the bytes are; the same bytes under the same key
   * @param fill false: there is nothing to read
   * @returns null where nothing could be read.
   */
  use<T>(
    key: string,
    length: number,
    fill: (into: Uint8Array) => Promise<boolean>,
    work: (bytes: Uint8Array) => T,
  ): Promise<T | null>;
}

/** A slab may be larger than what it is used for, so that it serves again, by this factor at most. */
const ROOM = 2;

/**
 * Large bytes that are held in memory, those used last, in slabs that are written anew and never given back: memory that is asked for and
 * thrown away with each of many courses has the whole heap looked through for garbage every few searches.
 *
 * @param mostBytes of all slabs together; more only while more are in use at once
 */
export function createSlabs(mostBytes: number): Slabs {
  // In the order of their last use.
  const held = new Map<string, Slab>();
  let free: Uint8Array[] = [];
  let total = 0;

  function taken(length: number): Uint8Array | undefined {
    const place = free.findIndex((bytes) => bytes.length >= length && bytes.length <= ROOM * length);
    return place < 0 ? undefined : free.splice(place, 1)[0];
  }

  /** Whether there is room for a new one, once those are given up that nobody has a use for. */
  function fits(size: number): boolean {
    if (total + size <= mostBytes) return true;
    total -= free.reduce((sum, bytes) => sum + bytes.length, 0);
    free = [];
    return total + size <= mostBytes;
  }

  /** A free one, else that of what was used longest ago; a new one only where there is room, or nothing else. */
  function take(length: number): Uint8Array {
    const size = roomFor(length);
    const found = taken(length);
    if (found) return found;
    for (const [key, slab] of held) {
      if (fits(size)) break;
      if (slab.pins > 0) continue;
      held.delete(key);
      free.push(slab.bytes);
      const given = taken(length);
      if (given) return given;
    }
    fits(size);
    total += size;
    return new Uint8Array(size);
  }

  /** Gives up what was taken beyond the most while more was in use. */
  function shrink(): void {
    for (const [key, slab] of held) {
      if (fits(0)) return;
      if (slab.pins > 0) continue;
      held.delete(key);
      total -= slab.bytes.length;
    }
  }

  return {
    async use(key, length, fill, work) {
      const known = held.get(key);
      const slab = known ?? begun(take(length), length, fill);
      held.delete(key);
      held.set(key, slab);
      slab.pins += 1;
      let ready = false;
      try {
        ready = await slab.ready;
        return ready ? work(slab.bytes.subarray(0, length)) : null;
      } finally {
        slab.pins -= 1;
        if (!ready) {
          // The next one reads again.
          if (held.get(key) === slab) held.delete(key);
          if (slab.pins === 0) free.push(slab.bytes);
        }
        if (total > mostBytes) shrink();
      }
    },
  };
}

function begun(bytes: Uint8Array, length: number, fill: (into: Uint8Array) => Promise<boolean>): Slab {
  return { bytes, ready: fill(bytes.subarray(0, length)).catch(() => false), pins: 0 };
}

/** Rounded up by a quarter at most, so that slabs of courses of about one size serve each other. */
function roomFor(length: number): number {
  const step = 2 ** Math.max(12, Math.floor(Math.log2(Math.max(1, length))) - 2);
  return Math.ceil(length / step) * step;
}
