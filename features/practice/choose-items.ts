import type { Strain } from '@/core/difficulty/target-success';
import { tiersOf } from './fit/suitability';
import { shuffle } from './generate/random';

/** After a right answer an item rests this long before it comes first again. */
const REST_MS = 7 * 24 * 3600 * 1000;

/** An item that could be presented, and what the learner had to do with it. */
export interface Candidate {
  id: string;
  kind: string;
  /** 0 easy to 1 hard. */
  difficulty: number;
  /** Probability that this learner answers it rightly now. */
  success: number;
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

export interface ChoiceOptions {
  count: number;
  seed: number;
  now: Date;
  strain: Strain;
  /** How hard they should be, 0 easy to 2 hard, where something else decided so; decides among those that suit. */
  level?: number | null;
  /** Items that the lesson asked already: they come after the others. */
  asked?: readonly string[];
}

/**
 * Picks items for one learner. Those never seen come first, and among them those whose expected success lies in the wanted range
 * (`core/difficulty/target-success`), then those nearest to it; within that as many kinds and as many places of the material as there are, so
 * that one question doesn't answer the next. A model's that no teacher has looked at come after them; then those seen before: rested and
 * fitting ones first, then by when they were seen, last the ones answered rightly of late. What was picked is put in rising difficulty. The same
 * input gives the same choice.
 */
export function chooseItems(candidates: readonly Candidate[], options: ChoiceOptions): Choice {
  const { count, now, strain, asked = [] } = options;
  const unseen = candidates.filter((item) => item.lastSeenAt === null);
  const chosen: Candidate[] = [];
  const groups = [
    unseen.filter((item) => !item.unreviewed && !asked.includes(item.id)),
    unseen.filter((item) => !item.unreviewed && asked.includes(item.id)),
    unseen.filter((item) => item.unreviewed),
  ];
  for (const group of groups) {
    const tiers = tiersOf(group, strain);
    for (const elsewhere of [true, false])
      for (const tier of tiers) chosen.push(...varied(tier, options, chosen, elsewhere));
  }
  const fresh = chosen.length;
  const rested = (item: Candidate) => (item.lastRightAt?.getTime() ?? 0) < now.getTime() - REST_MS;
  const [fitting = []] = tiersOf(candidates, strain);
  const again = candidates
    .filter((item) => item.lastSeenAt !== null)
    .sort(
      (a, b) =>
        Number(rested(b)) - Number(rested(a)) ||
        Number(fitting.includes(b)) - Number(fitting.includes(a)) ||
        (a.lastSeenAt?.getTime() ?? 0) - (b.lastSeenAt?.getTime() ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  chosen.push(...again.slice(0, count - fresh));
  return { items: chosen.sort((a, b) => a.difficulty - b.difficulty), fresh };
}

/** Goes round the kinds, taking one of each in turn, as long as there is room beside those chosen; `elsewhere`: none on a place that was used. */
function varied(
  items: readonly Candidate[],
  { count, seed, level = null }: ChoiceOptions,
  beside: readonly Candidate[],
  elsewhere: boolean,
): Candidate[] {
  const ordered = items.filter((item) => !beside.includes(item)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const kinds = shuffle([...new Set(ordered.map((item) => item.kind))], seed, 'kinds');
  const queues = kinds.map((kind) => {
    const queue = shuffle(
      ordered.filter((item) => item.kind === kind),
      seed,
      kind,
    );
    return level === null ? queue : queue.sort((a, b) => Math.abs(levelOf(a) - level) - Math.abs(levelOf(b) - level));
  });
  const chosen: Candidate[] = [];
  while (beside.length + chosen.length < count) {
    const before = chosen.length;
    for (const queue of queues) {
      const next = queue.find(
        (item) => !chosen.includes(item) && !(elsewhere && [...beside, ...chosen].some(overlaps(item))),
      );
      if (next && beside.length + chosen.length < count) chosen.push(next);
    }
    if (chosen.length === before) break;
  }
  return chosen;
}

/** Difficulty in the three levels of `core/sequencing`: 0 easy, 1 middle, 2 hard. */
function levelOf({ difficulty }: Candidate): number {
  return Math.min(2, Math.floor(difficulty * 3));
}

function overlaps(item: Candidate): (other: Candidate) => boolean {
  return ({ place }) =>
    item.place !== null &&
    place !== null &&
    item.place.sourceId === place.sourceId &&
    item.place.start < place.end &&
    place.start < item.place.end;
}
