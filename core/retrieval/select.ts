import { SAME_CHUNK, saysTheSame } from './near-duplicates';
import type { Candidate, DropReason, Passage, Selection } from './types';

/** What likeness to what is chosen already takes off, beside relevance (Carbonell and Goldstein, SIGIR 1998: λ = 0.7). */
const DIVERSITY = 0.3;
/** Most chunks that are put together into one passage. */
const LONGEST_RUN = 3;
/** Tokens of the empty line between chunks that are put together. */
const JOINT = 2;

export interface Room {
  /** Most passages. */
  limit: number;
  /** Tokens that all passages may have together. */
  budgetTokens: number;
  /** Tokens of each candidate's text, by id. */
  tokens: ReadonlyMap<string, number>;
}

/**
 * Chooses passages by maximal marginal relevance: the best first, then each time what is relevant and not said yet. What repeats a chosen
 * chunk is dropped; a chunk beside a chosen one of the same source joins it in one passage. A chunk that doesn't fit is passed over for
 * smaller ones, so the room is used.
 */
export function selectPassages(candidates: readonly Candidate[], room: Room): Selection {
  const open = [...candidates].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));
  let passages: Passage[] = [];
  const chosen: Candidate[] = [];
  const dropped: { id: string; reason: DropReason }[] = [];
  let left = room.budgetTokens;
  while (open.length > 0) {
    const [next] = open.splice(bestOf(open, chosen), 1);
    if (!next) break;
    // What has become neighbours meanwhile is one passage, and makes room for another.
    if (passages.length >= room.limit) passages = joined(passages);
    const beside = passages.find((passage) => isBeside(passage, next));
    const size = (room.tokens.get(next.id) ?? Number.POSITIVE_INFINITY) + (beside ? JOINT : 0);
    const reason = chosen.some((other) => saysTheSame(next.stems, other.stems, SAME_CHUNK))
      ? 'duplicate'
      : !beside && passages.length >= room.limit
        ? 'limit'
        : size > left
          ? 'budget'
          : null;
    if (reason) {
      dropped.push({ id: next.id, reason });
      continue;
    }
    left -= size;
    chosen.push(next);
    if (beside) join(beside, next);
    else passages.push({ chunks: [next], best: next, score: worth(next) });
  }
  return { passages: joined(passages), dropped };
}

function worth(candidate: Candidate): number {
  return candidate.relevance + candidate.bonus;
}

function bestOf(open: readonly Candidate[], chosen: readonly Candidate[]): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, candidate] of open.entries()) {
    // They stand in the order of their worth: none further on can do better.
    if (worth(candidate) <= most) break;
    const value = worth(candidate) - DIVERSITY * Math.max(0, ...chosen.map((other) => overlap(candidate, other)));
    if (value > most) [best, most] = [place, value];
  }
  return best;
}

/** Cosine of two sets of words, 0 to 1. */
function overlap(a: Candidate, b: Candidate): number {
  if (a.stems.size === 0 || b.stems.size === 0) return 0;
  const [small, large] = a.stems.size < b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared++;
  return shared / Math.sqrt(a.stems.size * b.stems.size);
}

function isBeside({ chunks }: Passage, candidate: Candidate): boolean {
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last || first.sourceId !== candidate.sourceId || chunks.length >= LONGEST_RUN) return false;
  return candidate.ordinal === first.ordinal - 1 || candidate.ordinal === last.ordinal + 1;
}

function join(passage: Passage, candidate: Candidate): void {
  passage.chunks.push(candidate);
  passage.chunks.sort((a, b) => a.ordinal - b.ordinal);
  if (worth(candidate) > worth(passage.best)) passage.best = candidate;
  passage.score = Math.max(passage.score, worth(candidate));
}

/** A chunk that came between two passages may have made them neighbours. */
function joined(passages: readonly Passage[]): Passage[] {
  const out: Passage[] = [];
  for (const passage of passages) {
    const before = out.find(({ chunks }) => {
      const [first, last] = [chunks[0], chunks.at(-1)];
      const [from, to] = [passage.chunks[0], passage.chunks.at(-1)];
      if (!first || !last || !from || !to || first.sourceId !== from.sourceId) return false;
      return last.ordinal + 1 === from.ordinal || to.ordinal + 1 === first.ordinal;
    });
    if (before && before.chunks.length + passage.chunks.length <= LONGEST_RUN)
      for (const chunk of passage.chunks) join(before, chunk);
    else out.push(passage);
  }
  return out.sort((a, b) => b.score - a.score);
}
