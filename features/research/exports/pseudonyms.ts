import { createHmac, randomBytes } from 'node:crypto';

/** Names that stand for people and things in one export, and nowhere else. */
export interface Pseudonyms {
  /** Of a learner in one course: another one in each course, so that rows of two courses can't be put together. */
  learner(courseId: string, learnerId: string): string;
  /** Of an exercise, a class, a school. */
  thing(kind: string, id: string): string;
  /** By how many whole days a learner's times are moved in one course: −182 to 182. */
  shiftDays(courseId: string, learnerId: string): number;
  /** A UUID (version 8) for the n-th answer of a learner in a course. */
  statementId(courseId: string, learnerId: string, n: number): string;
  /** Overwrites the key: from now on nobody can tell which name was whose, this program included. */
  destroy(): void;
}

const MOST_SHIFT_DAYS = 182;
/** 80 bits: no two of a million collide in a thousand billion exports. */
const BYTES = 10;

/**
 * HMAC-SHA-256 under a key of its own for each export, which is never written anywhere. Without the key a name can't be found by trying ids, as
 * one made by a plain hash could.
 */
export function createPseudonyms(key: Buffer = randomBytes(32)): Pseudonyms {
  let destroyed = false;
  const digest = (...parts: (string | number)[]): Buffer => {
    if (destroyed) throw new Error('The key of these pseudonyms is gone.');
    return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  };
  const name = (kind: string, ...parts: string[]) => `${kind}-${digest(kind, ...parts).toString('hex', 0, BYTES)}`;
  return {
    learner: (courseId, learnerId) => name('learner', courseId, learnerId),
    thing: (kind, id) => name(kind, id),
    shiftDays: (courseId, learnerId) =>
      Number(digest('shift', courseId, learnerId).readBigUInt64BE() % BigInt(2 * MOST_SHIFT_DAYS + 1)) -
      MOST_SHIFT_DAYS,
    statementId(courseId, learnerId, n) {
      const hex = digest('statement', courseId, learnerId, n).toString('hex', 0, 16);
      return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join(
        '-',
      );
    },
    destroy() {
      key.fill(0);
      destroyed = true;
    },
  };
}
