import { modeOf } from '@/core/tracing/thresholds';
import type { ItemBody } from '../contract';
import { feedbackText } from './feedback-text';
import type { FeedbackCode, Grade } from './grade';

/** How much is said after a wrong answer. */
export type FeedbackDepth = 'full' | 'usual' | 'brief';

/**
 * More for who knows little, less for who knows much: novices need to be told what to do next, while who knows it finds their own slip, and finding
 * it teaches more than being told (V. J. Shute, "Focus on formative feedback", Review of Educational Research 78 (2008), 153–189, guidelines for
 * low- and high-achieving learners). Whoever misses again is told in any case.
 * @param known p(L) before the answer. @param tries earlier tries at the same exercise.
 */
export function feedbackDepth(known: number, tries: number): FeedbackDepth {
  const mode = modeOf(known);
  if (mode === 'foundational') return 'full';
  return mode === 'advanced' && tries === 0 ? 'brief' : 'usual';
}

/** What to do next, by what the exercise asks for. */
const NEXT: Record<ItemBody['kind'], 'choose' | 'recall' | 'order' | 'match' | 'reckon' | 'explain' | 'code'> = {
  choice: 'choose',
  truth: 'choose',
  cloze: 'recall',
  ordering: 'order',
  matching: 'match',
  numeric: 'reckon',
  short: 'explain',
  code: 'code',
};

/** A sentence on what to do next, for the end of full feedback; Markdown. Says nothing of the answer. */
export function nextStepText(kind: ItemBody['kind'], language: string): string {
  return feedbackText({ code: 'next', params: { kind: NEXT[kind] } }, language);
}

/** Slips that are over with a look: they are named to everybody, since nothing is learned from searching for them. */
const NAMED: ReadonlySet<FeedbackCode> = new Set([
  'nothing',
  'otherKind',
  'clozeNear',
  'clozeForm',
  'orderingIncomplete',
  'matchingIncomplete',
  'numericNoNumber',
  'numericUnit',
  'numericNear',
  'shortBrief',
  'shortBriefSome',
  'codeCase',
  'codeQuotes',
  'codeSpelling',
  'codeBracket',
]);

/** Whether a judgement is told as it is even where little is said. */
export function isNamed({ feedback }: Grade): boolean {
  return NAMED.has(feedback.code);
}
