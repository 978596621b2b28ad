import type { ItemBody, ItemKey, ItemResponse } from '../contract';
import { tells } from './check-hints';
import type { ItemFault } from './check-item';
import type { FeedbackCode, Grade } from './grade';
import { practiceWords } from './translator';

/** By language; a translator keeps the messages that it has compiled, which costs more than all else about an answer. */
const feedbackWords = new Map<string, ReturnType<typeof practiceWords<'feedback'>>>();

/** What a learner reads after an attempt; Markdown, without the answer. */
export function feedbackText({ code, params }: Grade['feedback'], language = 'en'): string {
  const words = feedbackWords.get(language) ?? practiceWords('feedback', language);
  feedbackWords.set(language, words);
  return words(code, params);
}

/** What is said where anything more exact would hold the answer. */
const GENERAL: Record<ItemBody['kind'], FeedbackCode> = {
  choice: 'choiceWrong',
  truth: 'choiceWrong',
  cloze: 'clozeWrong',
  ordering: 'orderingWrong',
  matching: 'matchingWrongSome',
  numeric: 'numericWrong',
  short: 'shortWrong',
  code: 'codeWrong',
};

/** What is said in general of a wrong answer to an exercise of a kind. */
export function generalFeedback(kind: ItemBody['kind'], language: string): string {
  return feedbackText({ code: GENERAL[kind], params: {} }, language);
}

/**
 * {@link feedbackText} to a wrong response, in general words where the exact ones would tell the answer. What the learner wrote is repeated
 * to them as it is: who writes *risk matrix* for “risk” learns nothing by reading it again.
 */
export function safeFeedback(
  feedback: Grade['feedback'],
  item: { body: ItemBody; key: ItemKey },
  response: ItemResponse,
  language = 'en',
): string {
  const text = feedbackText(feedback, language);
  const own = ['text' in response ? response.text : '', String(feedback.params.term ?? '')];
  return tellsAnswer(withoutOwn(text, own), item, language)
    ? feedbackText({ code: GENERAL[item.body.kind], params: {} }, language)
    : text;
}

/** Whether words to a learner hold the answer, as the first two hints may not. */
export function tellsAnswer(text: string, { body, key }: { body: ItemBody; key: ItemKey }, language = 'en'): boolean {
  return tells(text, body, key, language);
}

function withoutOwn(text: string, own: readonly string[]): string {
  return own.reduce((rest, words) => (words.trim() === '' ? rest : rest.replaceAll(words.trim(), '…')), text);
}

/** Why an item is unsound, in words for its author. */
export function faultText(fault: ItemFault, language = 'en'): string {
  return practiceWords('unsound', language)(fault);
}
