import { type ConceptMemory, recallFallsTo } from '@/core/memory/memory';
import { KNOWN_FROM } from '@/core/tracing/thresholds';

/** Where a learner stands with one concept of a course. */
export interface ConceptStanding {
  conceptId: string;
  /** Those that are taught. */
  prerequisiteIds: readonly string[];
  /** p(L); null before any answer. */
  mastery: number | null;
  /** Probability of recall now; null before any answer. */
  recall: number | null;
  memory: ConceptMemory | null;
  attempts: number;
  /** Milliseconds since 1970. */
  lastAnswerAt: number | null;
}

/** What a concept that the learner is at needs, and lacks. */
export interface Gap {
  conceptId: string;
  targetId: string;
  /** p(L) of both; null before any answer. */
  mastery: number | null;
  targetMastery: number | null;
  recall: number | null;
  /** `missing`: never begun; `weak`: begun and not known; `faded`: known once, and probably not recalled now. */
  as: 'missing' | 'weak' | 'faded';
  /** 0 to 1. */
  score: number;
}

const DAY_MS = 24 * 3600 * 1000;
/** A concept without answers for so long is not what somebody is at. */
export const AT_IT_DAYS = 21;
const AT_IT_MS = AT_IT_DAYS * DAY_MS;
/** Recall below which something known counts as faded. */
const FADED = 0.7;
/** Gaps of one concept. */
const MOST = 3;

/**
 * Gaps below what a learner is at (begun, not known, answers in the last three weeks): for each, the deepest concept on the way that itself lacks
 * nothing, so that what is recommended can be begun at once. The weaker it is and the worse the concept goes, the greater the score.
 */
export function findGaps(standings: readonly ConceptStanding[], now: Date): Gap[] {
  const byId = new Map(standings.map((standing) => [standing.conceptId, standing]));
  return standings.filter((standing) => isAtIt(standing, now)).flatMap((standing) => gapsBelow(standing, byId));
}

/** Begun, not known, and worked on lately. */
export function isAtIt({ mastery, attempts, lastAnswerAt }: ConceptStanding, now: Date): boolean {
  if (attempts === 0 || (mastery ?? 0) >= KNOWN_FROM || lastAnswerAt === null) return false;
  return now.getTime() - lastAnswerAt <= AT_IT_MS;
}

function gapsBelow(at: ConceptStanding, byId: ReadonlyMap<string, ConceptStanding>): Gap[] {
  const found = new Map<string, Gap>();
  const seen = new Set<string>([at.conceptId]);
  const visit = (standing: ConceptStanding, depth: number) => {
    for (const id of standing.prerequisiteIds) {
      const needed = byId.get(id);
      if (!needed || seen.has(id)) continue;
      seen.add(id);
      const as = lackOf(needed);
      if (as === null) continue;
      const before = found.size;
      visit(needed, depth + 1);
      // Where something below it is missing too, that comes first.
      if (found.size === before) found.set(id, gapOf(at, needed, as, depth));
    }
  };
  visit(at, 0);
  return [...found.values()].sort((a, b) => b.score - a.score || (a.targetId < b.targetId ? -1 : 1)).slice(0, MOST);
}

function lackOf({ mastery, attempts, recall }: ConceptStanding): Gap['as'] | null {
  if (attempts === 0 || mastery === null) return 'missing';
  if (mastery < KNOWN_FROM) return 'weak';
  return recall !== null && recall < FADED ? 'faded' : null;
}

function gapOf(at: ConceptStanding, needed: ConceptStanding, as: Gap['as'], depth: number): Gap {
  const weakness = as === 'faded' ? 1 - (needed.recall ?? 0) : 1 - (needed.mastery ?? 0);
  const trouble = 1 - (at.mastery ?? 0);
  return {
    conceptId: at.conceptId,
    targetId: needed.conceptId,
    mastery: at.mastery,
    targetMastery: needed.mastery,
    recall: needed.recall,
    as,
    score: (0.5 * weakness + 0.5 * trouble) * 0.9 ** depth,
  };
}

/**
 * Until when the same gaps are found without another answer, in milliseconds since 1970: until the learner is no longer at a concept, or something
 * that it needs fades. Where something has faded already, its weight grows from day to day: then for a day.
 */
export function gapsHoldUntil(standings: readonly ConceptStanding[], gaps: readonly Gap[], now: Date): number {
  const at = standings.filter((standing) => isAtIt(standing, now));
  const left = at.map(({ lastAnswerAt }) => (lastAnswerAt ?? 0) + AT_IT_MS);
  const fading = neededBy(at, standings).flatMap(({ mastery, recall, memory }) =>
    (mastery ?? 0) >= KNOWN_FROM && memory && (recall ?? 0) >= FADED ? [recallFallsTo(memory, FADED)] : [],
  );
  const drifting = gaps.some(({ as }) => as === 'faded') ? [now.getTime() + DAY_MS] : [];
  return Math.min(Number.POSITIVE_INFINITY, ...left, ...fading, ...drifting);
}

/** All that some concepts need, directly or not. */
function neededBy(at: readonly ConceptStanding[], standings: readonly ConceptStanding[]): ConceptStanding[] {
  const byId = new Map(standings.map((standing) => [standing.conceptId, standing]));
  const needed = new Set<ConceptStanding>();
  const open = [...at];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const id of one.prerequisiteIds) {
      const standing = byId.get(id);
      if (!standing || needed.has(standing)) continue;
      needed.add(standing);
      open.push(standing);
    }
  }
  return [...needed];
}
