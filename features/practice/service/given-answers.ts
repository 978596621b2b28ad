import type { Tx } from '@/platform/database/transaction';
import type { GivenAnswer, ItemBody, ItemKey, ItemResponse } from '../contract';
import { gradeResponse } from '../grade/grade-response';
import { responseWords } from '../guard/response-words';
import { bare } from '../guard/says';
import { itemsToJudge, type JudgedItem, latestGiven } from '../store-given';
import { courseLanguage } from '../store-items';

/** Longer answers are never given twice in the same words. */
const LONGEST = 300;

/**
 * What some learners answered lately, the latest first: wrong ones with the kind of mistake (graded again by the item as it is now) and what was
 * given. The same wrong answer to the same item is judged once for all of them.
 */
export async function givenAnswers(
  tx: Tx,
  learnerIds: readonly string[],
  courseId: string,
  limit: number,
): Promise<Map<string, GivenAnswer[]>> {
  const answers = new Map<string, GivenAnswer[]>();
  const rows = learnerIds.length === 0 ? [] : await latestGiven(tx, learnerIds, courseId, limit);
  if (rows.length === 0) return answers;
  const language = await courseLanguage(tx, courseId);
  const wrong = new Set(rows.filter(({ correct }) => !correct).map(({ item_id }) => item_id));
  const judge = judgeOf(await itemsToJudge(tx, [...wrong]), language);
  for (const row of rows) {
    const list = answers.get(row.learner_id) ?? [];
    if (list.length === 0) answers.set(row.learner_id, list);
    list.push({
      ...{ presentationId: row.presentation_id, itemId: row.item_id, conceptId: row.concept_id },
      ...{ correct: row.correct, unaided: row.unaided, at: new Date(row.at) },
      ...(row.response === null ? RIGHT : judge(row.item_id, row.response)),
      ...{ chunkId: row.chunk_id, sourceId: row.source_id },
    });
  }
  return answers;
}

type Judged = Pick<GivenAnswer, 'slip' | 'givens'>;
const RIGHT: Judged = { slip: null, givens: [] };

/** Judges wrong answers, each but once. */
function judgeOf(items: ReadonlyMap<string, JudgedItem>, language: string) {
  const known = new Map<string, Judged>();
  return (itemId: string, response: ItemResponse): Judged => {
    const item = items.get(itemId);
    if (!item) return RIGHT;
    const key = `${itemId} ${JSON.stringify(response)}`;
    const before = known.get(key);
    if (before) return before;
    const options = { explanations: item.explanations, language, passage: item.worked };
    const judged = {
      slip: gradeResponse(item.body, item.key, response, options).feedback.code,
      givens: givensOf(item.body, item.key, response),
    };
    known.set(key, judged);
    return judged;
  };
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
