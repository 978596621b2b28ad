import type { ItemBody, ItemKey, ItemResponse } from '../contract';
import { type Grade, notRight } from './grade';
import { gradeChoice } from './grade-choice';
import { gradeCloze } from './grade-cloze';
import { gradeCode } from './grade-code';
import { gradeMatching } from './grade-matching';
import { gradeNumeric } from './grade-numeric';
import { gradeOrdering } from './grade-ordering';
import { gradeShort } from './grade-short';

export interface GradeOptions {
  /** What each wrong option really is, by option id, as the item carries it. */
  explanations?: Record<string, string>;
  /** BCP 47 tag of the course. */
  language?: string;
  /** The passage that the item was made from, or its worked answer: tells what was taken from there. */
  passage?: string;
}

/**
 * Judges one response to one item. Never throws: a response, key or body of different kinds gives score 0 with the code `otherKind`.
 * Feedback is a code with parameters (words by {@link feedbackText}) and never holds the answer.
 */
export function gradeResponse(body: ItemBody, key: ItemKey, response: ItemResponse, options: GradeOptions = {}): Grade {
  const { explanations = {}, language = 'en', passage = '' } = options;
  if (key.kind === 'choice' && response.kind === 'choice')
    return gradeChoice(response.optionId, key.optionId, explanations);
  if (key.kind === 'truth' && response.kind === 'truth')
    return gradeChoice(response.optionId, key.optionId, explanations);
  if (key.kind === 'cloze' && response.kind === 'cloze') {
    const sentence = body.kind === 'cloze' ? body.text : '';
    return gradeCloze(response.text, { rivals: [], ...key }, language, { sentence, passage });
  }
  if (key.kind === 'ordering' && response.kind === 'ordering')
    return gradeOrdering(response.order, key.order, body.kind === 'ordering' ? body.steps : []);
  if (key.kind === 'matching' && response.kind === 'matching')
    return gradeMatching(response.pairs, key.pairs, body.kind === 'matching' ? body.left : [], language);
  if (key.kind === 'short' && response.kind === 'short') return gradeShort(response.text, key, language);
  if (key.kind === 'numeric' && response.kind === 'numeric' && body.kind === 'numeric') {
    return gradeNumeric(response.text, key, body.unit, language, { prompt: body.prompt, passage });
  }
  if (key.kind === 'code' && response.kind === 'code' && body.kind === 'code') {
    return gradeCode(response.text, key.answers, body.code, body.lang);
  }
  return notRight('otherKind');
}
