import { createHash } from 'node:crypto';
import { ndcgAt, recallAt, reciprocalRankAt } from '@/core/evaluation/ranking';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { BUILTIN } from '../find/fit-course';
import type { RankContext } from '../find/rank-chunks';
import { decisionsOf } from '../inspect/store-decisions';
import { retrieveTraced } from '../retrieve/retrieve-in';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';
import { DEPTH, type QuestionResult, type ScoreState } from './contract';
import { BUDGET_TOKENS, LIMIT } from './explain';
import { type Matcher, matcherFor } from './matcher-for';
import { passageKeys, type QuestionRow, questionsOf } from './store-measure';

export type MeasureContext = RankContext & Pick<LibraryContext, 'cache' | 'database'>;

/** What a question set gave on a course. */
export interface Measured {
  state: ScoreState;
  ndcg10: number;
  recall10: number;
  mrr: number;
  results: QuestionResult[];
}

/** Counts up with the way retrieval ranks: the same state then gives other scores. */
const VERSION = 1;

/** On what a course's retrieval would be measured now; null without questions, or without the course. */
export async function stateOf(context: MeasureContext, tx: Tx, districtId: string, courseId: string) {
  const questions = await questionsOf(tx, courseId);
  if (questions.length === 0) return null;
  const passages = await passageKeys(tx, courseId);
  const decisions = await decisionsOf(tx, courseId);
  const stored = await context.fits.load(districtId, courseId);
  const state: ScoreState = {
    chunks: passages.length,
    hidden: decisions.filter(({ hidden }) => hidden).length,
    pinned: decisions.filter(({ pinned }) => pinned).length,
    split: decisions.filter(({ splitAt }) => splitAt !== null).length,
    embedder: stored?.embedder ?? BUILTIN,
    weight: stored?.fit.choice.weight ?? 0,
    questions: questions.length,
    material: fingerprint(passages.map(({ id, hash }) => `${id} ${hash}`)),
    decisions: fingerprint([
      String(VERSION),
      ...decisions.map(({ sourceId, hash, pinned, hidden, splitAt }) =>
        [sourceId, hash, pinned, hidden, ...(splitAt ?? [])].join(' '),
      ),
    ]),
    set: fingerprint(questions.map(({ id, question, expected }) => JSON.stringify([id, question, expected]))),
  };
  return { state, questions };
}

/**
 * Asks a course its questions, as the tutor would, and reckons what was found of what should be: nDCG@10, recall@10 and the reciprocal rank
 * of the first. An expected passage that is gone counts as not found.
 *
 * @param signal looked at between questions
 */
export async function measureCourse(
  context: MeasureContext,
  districtId: string,
  courseId: string,
  signal: AbortSignal,
): Promise<Measured | null> {
  const actor = systemActor(districtId);
  const found = await context.database.transaction(actor, (tx) => stateOf(context, tx, districtId, courseId));
  if (!found) return null;
  const results: (QuestionResult & { reciprocal: number })[] = [];
  const expected = found.questions.flatMap((row) => row.expected);
  const match = await context.database.transaction(actor, (tx) => matcherFor(tx, courseId, expected));
  for (const row of found.questions) {
    signal.throwIfAborted();
    const ranked = await context.database.transaction(actor, (tx) => rankedFor(context, tx, courseId, row.question));
    results.push(resultOf(row, ranked, match));
  }
  return {
    state: found.state,
    ndcg10: mean(results.map(({ ndcg10 }) => ndcg10)),
    recall10: mean(results.map(({ recall10 }) => recall10)),
    mrr: mean(results.map(({ reciprocal }) => reciprocal)),
    results: results.map(({ reciprocal: _, ...result }) => result),
  };
}

/** Passages of the course for a question, best first, before any is left out for room. */
async function rankedFor(context: MeasureContext, tx: Tx, courseId: string, question: string): Promise<string[]> {
  const course = await searchedCourse(tx, courseId);
  if (!course) return [];
  const input = { courseId, question, limit: LIMIT, budgetTokens: BUDGET_TOKENS, countTokens: () => 1 };
  const { ordered } = await retrieveTraced(context, course, input, (ids) =>
    context.cache.some(tx, courseId, ids, course.version),
  );
  return ordered.map(({ id }) => id);
}

function resultOf(row: QuestionRow, ranked: readonly string[], match: Matcher) {
  const relevance = new Map<string, number>();
  let gone = 0;
  for (const expected of row.expected) {
    const id = match(expected) ?? `gone ${expected.hash}`;
    if (id.startsWith('gone')) gone++;
    relevance.set(id, Math.max(expected.grade, relevance.get(id) ?? 0));
  }
  const first = ranked.slice(0, DEPTH).findIndex((id) => relevance.has(id));
  return {
    ...{ questionId: row.id, question: row.question, gone },
    rank: first < 0 ? null : first + 1,
    ndcg10: ndcgAt(ranked, relevance, DEPTH),
    recall10: recallAt(ranked, relevance, DEPTH),
    reciprocal: reciprocalRankAt(ranked, relevance, DEPTH),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function fingerprint(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 22);
}
