import type { BestHelp } from '@/features/resources/contract';
import { type Draft, keyOf } from '../find/draft';
import { findGaps, gapsHoldUntil, isAtIt } from '../find/gaps';
import { findPatterns } from '../find/patterns';
import type { CourseFacts } from '../store-facts';
import { bandOf, meanOf } from '../together/band';
import { fromAlike } from './from-alike';
import { fromContent, type Struggle } from './from-content';
import { fromGaps } from './from-gaps';
import { fromPattern } from './from-patterns';
import type { LearnerFacts } from './read';

const DAY_MS = 24 * 3600 * 1000;
/** Kept of each concept and kind, and of a learner in a course. */
const OF_ONE = 2;
const MOST = 20;

export interface Drafts {
  /** The best first. */
  kept: Draft[];
  /** Until when the same comes of the same answers, course and releases. */
  holdsUntil: Date;
}

/**
 * What is recommended to a learner, from what was read: the same of the same. Pure.
 * @param helpOn the best passage for what they struggle with; undefined where the course has no such concept.
 */
export function draftsOf(
  facts: CourseFacts,
  learner: LearnerFacts,
  struggles: readonly Struggle[],
  helpOn: (conceptId: string) => BestHelp | null | undefined,
  now: Date,
): Drafts {
  const { names } = facts;
  if (learner.answers.length === 0) return { kept: [], holdsUntil: new Date(now.getTime() + LONGEST_DAYS * DAY_MS) };
  const gaps = findGaps(learner.standings, now);
  const drafts = fromGaps(gaps, names);
  for (const pattern of findPatterns(learner.answers, facts.meaningOf)) {
    const both = pattern.type === 'confusion' ? facts.passageOfBoth(pattern.conceptId, pattern.otherId) : null;
    drafts.push(...[fromPattern(pattern, names, both)].filter((draft) => draft !== null));
  }
  for (const struggle of struggles) {
    const name = names.get(struggle.conceptId);
    if (name !== undefined) drafts.push(fromContent(struggle, name, helpOn(struggle.conceptId) ?? null));
  }
  drafts.push(...alike(facts, learner, now));
  const kept = best(drafts.filter(({ targetId, conceptId }) => names.has(targetId) && names.has(conceptId)));
  const until = [
    gapsHoldUntil(learner.standings, gaps, now),
    ...struggles.map(({ holdsUntil }) => holdsUntil),
    // A day before the first of them runs out.
    ...kept.map(({ days }) => now.getTime() + (days - 1) * DAY_MS),
    now.getTime() + LONGEST_DAYS * DAY_MS,
  ];
  return { kept, holdsUntil: new Date(Math.min(...until)) };
}

/** Whatever holds for longer is looked at again after so long. */
const LONGEST_DAYS = 28;

/** From what was released of the many. */
function alike({ names }: CourseFacts, { standings, answers, helped, doneOn }: LearnerFacts, now: Date): Draft[] {
  if (helped.length === 0) return [];
  const byId = new Map(standings.map((standing) => [standing.conceptId, standing]));
  return standings
    .filter((standing) => isAtIt(standing, now))
    .flatMap(({ conceptId, mastery, prerequisiteIds }) => {
      const start = [mastery, ...prerequisiteIds.map((id) => byId.get(id)?.mastery ?? null)].map((each) => each ?? 0);
      const band = bandOf(meanOf(start));
      const rows = helped.filter((row) => row.conceptId === conceptId && row.band === band);
      if (rows.length === 0) return [];
      const began = Math.min(...answers.filter((each) => each.conceptId === conceptId).map(({ at }) => at.getTime()));
      const practised = new Set(answers.filter(({ at }) => at.getTime() >= began).map((each) => each.conceptId));
      return fromAlike(conceptId, rows, { ...doneOn(conceptId), practised }, names);
    });
}

/** The best first, each advice once, no more than a few of one kind on one concept. */
function best(drafts: readonly Draft[]): Draft[] {
  const [keys, counts] = [new Set<string>(), new Map<string, number>()];
  const kept: Draft[] = [];
  for (const draft of [...drafts].sort((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1))) {
    if (kept.length === MOST) break;
    const [key, group] = [keyOf(draft), `${draft.kind} ${draft.conceptId}`];
    const count = counts.get(group) ?? 0;
    if (keys.has(key) || count >= OF_ONE) continue;
    keys.add(key);
    counts.set(group, count + 1);
    kept.push(draft);
  }
  return kept;
}
