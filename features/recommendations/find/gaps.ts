import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Standing } from '@/features/pathways/contract';

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
const AT_IT_MS = 21 * DAY_MS;
/** Recall below which something known counts as faded. */
const FADED = 0.7;
/** Gaps of one concept. */
const MOST = 3;

/**
 * Gaps below what a learner is at (begun, not known, answers in the last three weeks): for each, the deepest concept on the way that itself lacks
 * nothing, so that what is recommended can be begun at once. The weaker it is and the worse the concept goes, the greater the score.
 */
export function findGaps(standings: readonly Standing[], now: Date): Gap[] {
  const byId = new Map(standings.map((standing) => [standing.conceptId, standing]));
  return standings.filter((standing) => isAtIt(standing, now)).flatMap((standing) => gapsBelow(standing, byId));
}

/** Begun, not known, and worked on lately. */
export function isAtIt({ mastery, attempts, lastAnswerAt }: Standing, now: Date): boolean {
  if (attempts === 0 || (mastery ?? 0) >= KNOWN_FROM || lastAnswerAt === null) return false;
  return now.getTime() - new Date(lastAnswerAt).getTime() <= AT_IT_MS;
}

function gapsBelow(at: Standing, byId: ReadonlyMap<string, Standing>): Gap[] {
  const found = new Map<string, Gap>();
  const seen = new Set<string>([at.conceptId]);
  const visit = (standing: Standing, depth: number) => {
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

function lackOf({ mastery, attempts, recall }: Standing): Gap['as'] | null {
  if (attempts === 0 || mastery === null) return 'missing';
  if (mastery < KNOWN_FROM) return 'weak';
  return recall !== null && recall < FADED ? 'faded' : null;
}

function gapOf(at: Standing, needed: Standing, as: Gap['as'], depth: number): Gap {
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
