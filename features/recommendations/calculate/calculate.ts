import { takesPart } from '@/core/experiments/assign';
import type { ConsentPort } from '@/features/consent/contract';
import { type BestHelp, helpKey } from '@/features/resources/contract';
import type { Tx } from '@/platform/database/transaction';
import type { RecommendationKind } from '../contract';
import type { Draft } from '../find/draft';
import type { CourseFacts } from '../store-facts';
import { type Kept, keep } from '../store-keep';
import { settleOffers } from '../store-offers';
import { markCalculated, staleSince } from '../store-states';
import { draftsOf } from './drafts';
import { strugglesIn } from './from-content';
import { type ReadDeps, readLearners } from './read';

export interface CalculateDeps extends ReadDeps {
  resources: {
    bestFor(
      tx: Tx,
      courseId: string,
      wanted: readonly { learnerId: string; conceptId: string }[],
    ): Promise<ReadonlyMap<string, BestHelp | null>>;
  };
  consent: Pick<ConsentPort<Tx>, 'allowedAmong'>;
  /** What all calculations of a course share. */
  readFacts(tx: Tx, courseId: string): Promise<CourseFacts>;
  now(): Date;
}

const DAY_MS = 24 * 3600 * 1000;
/** When who wants none is looked at again. */
const UNWILLING_DAYS = 28;
/** Share of learners that get none of a concept, for comparison. */
export const HELD_BACK = 0.1;

/**
 * Works recommendations of some learners in one course out anew and keeps them, with what came after earlier ones. In the caller's transaction, as
 * the system; whatever changes meanwhile leaves the mark that they are out of date. Of those who want none nothing is read, and nothing kept.
 * @returns how many are kept.
 */
export async function calculate(
  deps: CalculateDeps,
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
): Promise<{ kept: number }> {
  const now = deps.now();
  // Before anything else is read: what changes from here on counts as not seen.
  const stale = await staleSince(tx, courseId, learnerIds);
  const facts = await deps.readFacts(tx, courseId);
  const willing = await deps.consent.allowedAmong(tx, learnerIds, 'recommendations');
  const learners = await readLearners(
    deps,
    tx,
    courseId,
    learnerIds.filter((id) => willing.has(id)),
    now,
  );
  const strugglesOf = new Map(learners.map(({ learnerId, answers }) => [learnerId, strugglesIn(answers, now)]));
  const wanted = [...strugglesOf].flatMap(([learnerId, struggles]) =>
    struggles.filter(({ conceptId }) => facts.names.has(conceptId)).map(({ conceptId }) => ({ learnerId, conceptId })),
  );
  const help = await deps.resources.bestFor(tx, courseId, wanted);
  const worked = learners.map((learner) => {
    const { learnerId } = learner;
    const helpOn = (conceptId: string) => help.get(helpKey({ learnerId, conceptId }));
    return { learnerId, ...draftsOf(facts, learner, strugglesOf.get(learnerId) ?? [], helpOn, now) };
  });
  // Until they say otherwise, which marks them anew.
  const later = new Date(now.getTime() + UNWILLING_DAYS * DAY_MS);
  const unwilling = learnerIds.filter((id) => !willing.has(id)).map((learnerId) => ({ learnerId, holdsUntil: later }));
  const kept = worked.flatMap(({ learnerId, kept: drafts }) =>
    drafts.map(
      (draft): Kept => ({
        ...{ learnerId, draft, state: stateOf(draft, facts), heldBack: isHeldBack(learnerId, draft.conceptId) },
      }),
    ),
  );
  await keep(tx, { learnerIds, courseId, now }, kept);
  await settleOffers(tx, learnerIds, courseId, now);
  await markCalculated(
    tx,
    { courseId, revision: facts.revision, now },
    [...worked, ...unwilling].map(({ learnerId, holdsUntil }) => ({
      ...{ learnerId, holdsUntil, staleAt: stale.get(learnerId) },
    })),
  );
  return { kept: kept.length };
}

/** One in ten, always the same learners of a concept: all that is recommended for it is held back from them. */
export function isHeldBack(learnerId: string, conceptId: string): boolean {
  return takesPart(`recommendations ${conceptId}`, learnerId, HELD_BACK);
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
