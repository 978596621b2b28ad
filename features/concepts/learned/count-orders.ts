import { type MeetingCounts, orderFromLearners, orderOfCounts, surenessOfOrder } from '@/core/sequencing/learned-order';
import { isKnown } from '@/core/tracing/thresholds';

/** An answer as the order of concepts needs it; those of one learner follow one another, oldest first. */
export interface OrderAnswer {
  learnerId: string;
  conceptId: string;
  /** Right without help. */
  right: boolean;
  /** p(L) of the concept after it. */
  known: number;
}

/** What the answers of a course say of one pair. */
export interface CountedOrder extends MeetingCounts {
  prerequisiteId: string;
  conceptId: string;
  learners: number;
  logOdds: number;
  sure: boolean;
}

/** Learners who answered on both concepts, for anything to be said of them: fewer could be told apart. */
export const LEAST_LEARNERS = 20;
/** The same of each kind that is compared. */
export const LEAST_OF_A_KIND = 5;
/** What moves a pair's odds less is not kept. */
const LEAST_ODDS = 0.1;
/** Deviations from chance, and learners, from which answers make a line by themselves: of a course's thousands of pairs some differ by chance. */
const SURE_FROM = 3.5;
const SURE_LEARNERS = 40;

/** Counts, learner by learner, who knew what when they first met each concept. */
export class OrderCounts {
  readonly learners = new Set<string>();
  answers = 0;
  private readonly pairs = new Map<string, MeetingCounts>();
  private learner: string | null = null;
  private met = new Map<string, number>();

  /** The next answer. O(concepts) for the first answer on a concept, else O(1). */
  add({ learnerId, conceptId, right, known }: OrderAnswer): void {
    if (learnerId !== this.learner) {
      this.learner = learnerId;
      this.met = new Map();
      this.learners.add(learnerId);
    }
    this.answers++;
    if (!this.met.has(conceptId))
      for (const [other, knownThen] of this.met) this.count(other, conceptId, isKnown(knownThen), right);
    this.met.set(conceptId, known);
  }

  private count(before: string, after: string, knew: boolean, right: boolean): void {
    const key = `${before} ${after}`;
    const counts = this.pairs.get(key) ?? { knownRight: 0, knownWrong: 0, otherRight: 0, otherWrong: 0 };
    if (knew) counts[right ? 'knownRight' : 'knownWrong']++;
    else counts[right ? 'otherRight' : 'otherWrong']++;
    this.pairs.set(key, counts);
  }

  /**
   * Pairs that enough learners say something of.
   * @param joined pairs that are kept even where they say next to nothing: those with a line, so that a teacher can read so
   */
  orders(joined: (prerequisiteId: string, conceptId: string) => boolean): CountedOrder[] {
    const none: MeetingCounts = { knownRight: 0, knownWrong: 0, otherRight: 0, otherWrong: 0 };
    const found: CountedOrder[] = [];
    for (const [key, counts] of this.pairs) {
      const [prerequisiteId = '', conceptId = ''] = key.split(' ');
      const [forward, backward] = [
        orderOfCounts(counts),
        orderOfCounts(this.pairs.get(`${conceptId} ${prerequisiteId}`) ?? none),
      ];
      const learners = forward.learners + backward.learners;
      const fewest = Math.min(counts.knownRight + counts.knownWrong, counts.otherRight + counts.otherWrong);
      if (learners < LEAST_LEARNERS || fewest < LEAST_OF_A_KIND) continue;
      const logOdds = orderFromLearners(forward, backward);
      if (Math.abs(logOdds) < LEAST_ODDS && !joined(prerequisiteId, conceptId)) continue;
      const sure = learners >= SURE_LEARNERS && surenessOfOrder(forward, backward) >= SURE_FROM;
      found.push({ prerequisiteId, conceptId, learners, ...counts, logOdds, sure });
    }
    return found;
  }
}
