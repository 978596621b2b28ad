import type { LoggedAnswer } from '@/core/sequencing/bring-back';
import { ORDER_ACTIONS } from '@/core/sequencing/order-states';
import type { LoggedEvidence } from '@/features/mastery/contract';
import type { AnswerFacts, PastDecision } from '../store-answers';
import { APPROACHES, type EngineCourse } from './course';

const ACTIONS: readonly string[] = ORDER_ACTIONS;
/** Where no lesson came before an answer. */
const NO_APPROACH = -1;
/** Levels of an item's difficulty, 0 easy to 1 hard. */
const MIDDLE_FROM = 1 / 3;
const HARD_FROM = 2 / 3;

/** How hard an item is as the engine counts: 0 easy, 1 middle, 2 hard. @param difficulty 0 to 1. */
export function levelOf(difficulty: number): number {
  if (difficulty >= HARD_FROM) return 2;
  return difficulty >= MIDDLE_FROM ? 1 : 0;
}

/**
 * Answers as the engine replays them, on concepts that are in the course today, with the lesson's way of teaching and the step that
 * led to each.
 */
export function forReplay(
  course: EngineCourse,
  answers: readonly LoggedEvidence[],
  factsOf: ReadonlyMap<string, AnswerFacts>,
  decisions: readonly PastDecision[],
): LoggedAnswer[] {
  const actionAt = decidedActions(decisions);
  return answers.flatMap((answer): LoggedAnswer[] => {
    const concept = course.numberOf.get(answer.conceptId);
    if (concept === undefined) return [];
    const facts = factsOf.get(answer.attemptId);
    const approach = facts?.approach ? APPROACHES.indexOf(facts.approach) : NO_APPROACH;
    return [
      {
        sequence: answer.sequence,
        concept,
        item: levelOf(facts?.difficulty ?? 0.5),
        approach,
        action: actionAt(answer.conceptId, answer.at),
        correct: answer.correct,
        unaided: answer.evidence === 'unaided',
        ...(answer.evidence === 'none' ? { empty: true } : {}),
        hintsUsed: answer.hintsUsed,
        pKnown: answer.pKnown,
        at: answer.at,
      },
    ];
  });
}

/** The kind of step that was last decided on before a moment, where it was decided for this concept. Asked in order of time. */
function decidedActions(decisions: readonly PastDecision[]): (conceptId: string, at: number) => number | undefined {
  let next = 0;
  return (conceptId, at) => {
    while ((decisions[next]?.at ?? Number.POSITIVE_INFINITY) <= at) next++;
    const last = decisions[next - 1];
    const action = last?.conceptId === conceptId ? ACTIONS.indexOf(last.action) : -1;
    return action < 0 ? undefined : action;
  };
}
