import type { Tx } from '@/platform/database/transaction';
import type { GivenAnswer, ItemBody, ItemKey, ItemResponse } from '../contract';
import { gradeResponse } from '../grade/grade-response';
import { responseWords } from '../guard/response-words';
import { bare } from '../guard/says';
import { courseLanguage } from '../store-items';
import { latestAttempts } from '../store-open';

/** Longer answers are never given twice in the same words. */
const LONGEST = 300;

/**
 * What a learner answered lately, the latest first: wrong ones with the kind of mistake (graded again by the item as it is now) and what was
 * given.
 */
export async function givenAnswers(tx: Tx, learnerId: string, courseId: string, limit: number): Promise<GivenAnswer[]> {
  const rows = await latestAttempts(tx, learnerId, courseId, limit);
  if (rows.length === 0) return [];
  const language = await courseLanguage(tx, courseId);
  return rows.map(({ attempt, item }) => {
    const wrong = !attempt.correct;
    const options = { explanations: item.explanations, language, passage: item.worked };
    return {
      ...{ presentationId: attempt.presentationId, itemId: item.id, conceptId: item.conceptId },
      ...{ correct: attempt.correct, unaided: attempt.evidence === 'unaided', at: attempt.createdAt },
      slip: wrong ? gradeResponse(item.body, item.key, attempt.response, options).feedback.code : null,
      givens: wrong ? givensOf(item.body, item.key, attempt.response) : [],
      ...{ chunkId: item.chunkId, sourceId: item.sourceId },
    };
  });
}

/** Of a matching, each wrong pair on its own; of an ordering nothing, since no two wrong orders are the same mistake. */
function givensOf(body: ItemBody, key: ItemKey, response: ItemResponse): string[] {
  if (response.kind === 'ordering' || response.kind === 'short') return [];
  if (response.kind !== 'matching') return [responseWords(body, response).trim()].filter(isTelling);
  if (body.kind !== 'matching' || key.kind !== 'matching') return [];
  const textOf = (parts: readonly { id: string; text: string }[], id: string) =>
    bare(parts.find((part) => part.id === id)?.text ?? '');
  return Object.entries(response.pairs)
    .filter(([left, right]) => right !== '' && key.pairs[left] !== right)
    .map(([left, right]) => `${textOf(body.left, left)}: ${textOf(body.right, right)}`)
    .filter(isTelling);
}

function isTelling(given: string): boolean {
  return given !== '' && given.length <= LONGEST;
}
