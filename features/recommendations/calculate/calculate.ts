import { takesPart } from '@/core/experiments/assign';
import type { PathwaysPort, Standing } from '@/features/pathways/contract';
import type { GivenAnswer, GivenAnswersPort } from '@/features/practice/contract';
import type { Resources } from '@/features/resources/contract';
import type { Tx } from '@/platform/database/transaction';
import type { RecommendationKind } from '../contract';
import { type Draft, keyOf } from '../find/draft';
import { isAtIt } from '../find/gaps';
import { findPatterns } from '../find/patterns';
import { type CourseFacts, doneOn, passageOfBoth } from '../store-facts';
import { type Kept, keep, markCalculated, staleSince } from '../store-keep';
import { settleOffers } from '../store-offers';
import { helpedOn, takesPartTogether } from '../store-together';
import { bandOf, meanOf } from '../together/band';
import { fromAlike } from './from-alike';
import { fromContent, strugglesIn } from './from-content';
import { fromGaps } from './from-gaps';
import { fromPattern } from './from-patterns';

export interface CalculateDeps {
  pathways: Pick<PathwaysPort<Tx>, 'standings'>;
  practice: GivenAnswersPort<Tx>;
  resources: { forConcept(tx: Tx, learnerId: string, courseId: string, conceptId: string): Promise<Resources> };
  now(): Date;
}

/** Latest answers that are looked at. */
const ANSWERS = 200;
/** Kept of each concept and kind, and of a learner in a course. */
const OF_ONE = 2;
const MOST = 20;
/** Share of learners that get none of a concept, for comparison. */
export const HELD_BACK = 0.1;

/**
 * Works a learner's recommendations of one course out anew and keeps them, with what came after earlier ones. In the caller's transaction, as the
 * system; whatever changes meanwhile leaves the mark that they are out of date.
 */
export async function calculate(
  deps: CalculateDeps,
  tx: Tx,
  facts: CourseFacts,
  learnerId: string,
): Promise<{ kept: number }> {
  const { courseId } = facts;
  const now = deps.now();
  const staleAt = await staleSince(tx, learnerId, courseId);
  const drafts = await draftsOf(deps, tx, facts, learnerId, now);
  const kept = best(
    drafts.filter(({ targetId, conceptId }) => facts.names.has(targetId) && facts.names.has(conceptId)),
  );
  await keep(
    tx,
    { learnerId, courseId, now },
    kept.map(
      (draft): Kept => ({ draft, state: stateOf(draft, facts), heldBack: isHeldBack(learnerId, draft.conceptId) }),
    ),
  );
  await settleOffers(tx, learnerId, courseId, now);
  await markCalculated(tx, { learnerId, courseId, staleAt, now });
  return { kept: kept.length };
}

/** One in ten, always the same learners of a concept: all that is recommended for it is held back from them. */
export function isHeldBack(learnerId: string, conceptId: string): boolean {
  return takesPart(`recommendations ${conceptId}`, learnerId, HELD_BACK);
}

async function draftsOf(
  deps: CalculateDeps,
  tx: Tx,
  facts: CourseFacts,
  learnerId: string,
  now: Date,
): Promise<Draft[]> {
  const { courseId, names } = facts;
  const answers = await deps.practice.givenAnswers(tx, learnerId, courseId, ANSWERS);
  if (answers.length === 0) return [];
  const standings = await deps.pathways.standings(tx, learnerId, courseId);
  const drafts = fromGaps(standings, names, now);
  for (const pattern of findPatterns(answers, facts.meaningOf)) {
    const both = pattern.type === 'confusion' ? await passageOfBoth(tx, pattern.conceptId, pattern.otherId) : null;
    drafts.push(...[fromPattern(pattern, names, both)].filter((draft) => draft !== null));
  }
  for (const struggle of strugglesIn(answers, now)) {
    const name = names.get(struggle.conceptId);
    if (name === undefined) continue;
    const found = await deps.resources.forConcept(tx, learnerId, courseId, struggle.conceptId);
    drafts.push(fromContent(struggle, name, found));
  }
  drafts.push(...(await alike(tx, facts, learnerId, standings, answers, now)));
  return drafts;
}

/** From what was released of the many; nothing for somebody who takes no part in it. */
async function alike(
  tx: Tx,
  { names }: CourseFacts,
  learnerId: string,
  standings: readonly Standing[],
  answers: readonly GivenAnswer[],
  now: Date,
): Promise<Draft[]> {
  const at = standings.filter((standing) => isAtIt(standing, now));
  const rows = await helpedOn(
    tx,
    at.map(({ conceptId }) => conceptId),
  );
  if (rows.length === 0 || !(await takesPartTogether(tx, learnerId))) return [];
  const byId = new Map(standings.map((standing) => [standing.conceptId, standing]));
  const done = await doneOn(tx, learnerId, [...new Set(rows.map(({ conceptId }) => conceptId))]);
  return at.flatMap(({ conceptId, mastery, prerequisiteIds }) => {
    const start = [mastery, ...prerequisiteIds.map((id) => byId.get(id)?.mastery ?? null)].map((each) => each ?? 0);
    const band = bandOf(meanOf(start));
    const began = Math.min(
      ...answers.filter((each) => each.conceptId === conceptId).map(({ at: when }) => when.getTime()),
    );
    const practised = new Set(answers.filter(({ at: when }) => when.getTime() >= began).map((each) => each.conceptId));
    return fromAlike(
      conceptId,
      rows.filter((row) => row.conceptId === conceptId && row.band === band),
      { lessons: done.get(conceptId)?.lessons ?? 0, explained: done.get(conceptId)?.explained ?? 0, practised },
      names,
    );
  });
}

/** The best first, each advice once, no more than a few of one kind on one concept. */
function best(drafts: readonly Draft[]): Draft[] {
  const [keys, counts] = [new Set<string>(), new Map<string, number>()];
  return [...drafts]
    .sort((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter((draft) => {
      const [key, group] = [keyOf(draft), `${draft.kind} ${draft.conceptId}`];
      const count = counts.get(group) ?? 0;
      if (keys.has(key) || count >= OF_ONE) return false;
      keys.add(key);
      counts.set(group, count + 1);
      return true;
    })
    .slice(0, MOST);
}

/** What nobody has decided yet. */
function stateOf(draft: Draft, { vetoes, settings }: CourseFacts): Kept['state'] {
  if (vetoes.some((veto) => isVetoed(draft, veto))) return 'vetoed';
  return settings.teachersFirst ? 'waiting' : 'ready';
}

/** Whether a standing veto is about a recommendation: its kind, and its concept as what the learner is at or what they would work on. */
export function isVetoed(
  draft: { kind: RecommendationKind; conceptId: string; targetId: string },
  veto: { kind: string | null; conceptId: string | null },
): boolean {
  const { kind, conceptId } = veto;
  return (
    (kind === null || kind === draft.kind) &&
    (conceptId === null || conceptId === draft.conceptId || conceptId === draft.targetId)
  );
}
