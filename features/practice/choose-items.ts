import { shuffle } from './generate/random';

/** After a right answer an item rests this long before it comes first again. */
const REST_MS = 7 * 24 * 3600 * 1000;

/** An item that could be presented, and what the learner had to do with it. */
export interface Candidate {
  id: string;
  kind: string;
  /** 0 easy to 1 hard. */
  difficulty: number;
  /** Where in the material it was made from; null for a teacher's own. */
  place: { sourceId: string; start: number; end: number } | null;
  lastSeenAt: Date | null;
  /** Answered rightly, without having asked for the answer. */
  lastRightAt: Date | null;
  /** A model's, which no teacher has looked at: comes after those that somebody answers for. */
  unreviewed: boolean;
}

export interface Choice {
  items: Candidate[];
  /** How many of them the learner had never seen. */
  fresh: number;
}

/**
 * Picks items for one learner: those never seen first, as many kinds and as many places of the material as there are,
 * so that one question doesn't answer the next; then a model's that no teacher has looked at; then those seen longest ago, last the ones answered rightly of late.
 * What was picked is put in rising difficulty. The same input gives the same choice.
 */
export function chooseItems(
  candidates: readonly Candidate[],
  { count, seed, now }: { count: number; seed: number; now: Date },
): Choice {
  const unseen = candidates.filter((item) => item.lastSeenAt === null);
  const chosen = varied(
    unseen.filter((item) => !item.unreviewed),
    count,
    seed,
  );
  const proposed = unseen.filter((item) => item.unreviewed);
  chosen.push(...varied(proposed, count - chosen.length, seed, chosen));
  const fresh = chosen.length;
  const rested = (item: Candidate) => (item.lastRightAt?.getTime() ?? 0) < now.getTime() - REST_MS;
  const again = candidates
    .filter((item) => item.lastSeenAt !== null)
    .sort(
      (a, b) =>
        Number(rested(b)) - Number(rested(a)) ||
        (a.lastSeenAt?.getTime() ?? 0) - (b.lastSeenAt?.getTime() ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  chosen.push(...again.slice(0, count - fresh));
  return { items: chosen.sort((a, b) => a.difficulty - b.difficulty), fresh };
}

/** Goes round the kinds, taking one of each in turn; places that were used come only when nothing else is left. */
function varied(
  items: readonly Candidate[],
  count: number,
  seed: number,
  beside: readonly Candidate[] = [],
): Candidate[] {
  const ordered = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  const kinds = shuffle([...new Set(ordered.map((item) => item.kind))], seed, 'kinds');
  const queues = kinds.map((kind) =>
    shuffle(
      ordered.filter((item) => item.kind === kind),
      seed,
      kind,
    ),
  );
  const chosen: Candidate[] = [];
  for (const elsewhere of [true, false]) {
    while (chosen.length < count) {
      const before = chosen.length;
      for (const queue of queues) {
        const next = queue.find(
          (item) => !chosen.includes(item) && !(elsewhere && [...beside, ...chosen].some(overlaps(item))),
        );
        if (next && chosen.length < count) chosen.push(next);
      }
      if (chosen.length === before) break;
    }
  }
  return chosen;
}

function overlaps(item: Candidate): (other: Candidate) => boolean {
  return ({ place }) =>
    item.place !== null &&
    place !== null &&
    item.place.sourceId === place.sourceId &&
    item.place.start < place.end &&
    place.start < item.place.end;
}
