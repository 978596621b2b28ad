import { normaliseCode } from '@/core/text/same-answer-code';
import { contentStems } from '@/core/text/tokens';
import type { ItemBody, ItemKey } from '../contract';
import { GAP } from '../grade/gap';
import { gradeShort } from '../grade/grade-short';
import { mentionsCode } from '../grade/mentions';
import { givesChoice } from './choices';
import { hasNumber } from './numbers';
import { givesOrder, givesPair } from './orders';
import { prepare } from './prepared-text';
import { bare, isLong, says, saysPlainly, shareSaid, subjectStems } from './says';

export interface GuardedItem {
  /** As this presentation shows it, options in their order on the screen. */
  body: ItemBody;
  key: ItemKey;
  /** BCP 47 tag of the course. */
  locale: string;
}

/**
 * Whether a text tells the answer of an item, or part of it, in whatever form: the words of the answer, the right option or its place, an
 * equal number, the missing code, two steps in their order, a pair, the key points of a short answer, letters set apart or encoded.
 * In doubt it does: what is withheld can be asked again once the exercise is done.
 */
export function givesAway({ body, key, locale }: GuardedItem, text: string): boolean {
  if (text.trim() === '') return false;
  if ((key.kind === 'choice' || key.kind === 'truth') && (body.kind === 'choice' || body.kind === 'truth'))
    return givesChoice(text, body.options, key.optionId, locale);
  if (key.kind === 'cloze')
    return key.answers.some((answer) => says(text, answer, locale) || mentionsCode(text, answer));
  if (key.kind === 'numeric' && body.kind === 'numeric')
    return hasNumber(text, { value: key.value, tolerance: key.tolerance, unit: body.unit }, locale);
  if (key.kind === 'ordering' && body.kind === 'ordering') return givesOrder(text, body.steps, key.order, locale);
  if (key.kind === 'matching' && body.kind === 'matching') return givesPair(text, body, key.pairs, locale);
  if (key.kind === 'short')
    return (
      says(text, key.reference, locale) || (speaksOf(text, key, locale) && gradeShort(bare(text), key, locale).correct)
    );
  if (key.kind === 'code' && body.kind === 'code') return givesCode(text, key.answers, body.code);
  return false;
}

/** The text shares a subject word with the reference or a key point; otherwise it need not be judged as an answer. */
function speaksOf(text: string, key: Extract<ItemKey, { kind: 'short' }>, locale: string): boolean {
  return shareSaid(text, `${key.reference} ${key.keyPoints.flat().join(' ')}`, locale) > 0;
}

/** Of an item that is not in front of the learner: its answer in passing is no answer, unless the text bears on what it asks. */
export function givesAwayElsewhere(item: GuardedItem, text: string): boolean {
  if (!givesAway(item, text)) return false;
  const asked = askedWords(item.body);
  return isTelling(item, text) || shareSaid(text, asked, item.locale) >= BEARS_ON;
}

/** Share of the question's subject words that make a text bear on it. */
const BEARS_ON = 0.34;
const CUE =
  /\b(?:answer|solution|key|gap|blank|missing (?:word|number|code|part)|correct|right one|exercise|quiz|question|secret|hidden|magic word|type in|write down|r[ée]ponse|antwort|l[öo]sung|respuesta|soluci[óo]n)\b|الجواب|الإجابة/iu;
const BRIEF_WORDS = 6;

function isTelling(item: GuardedItem, text: string): boolean {
  const { body, key, locale } = item;
  if (CUE.test(text)) return true;
  if (key.kind === 'short' || key.kind === 'ordering' || key.kind === 'matching') return true;
  const right = 'options' in body && 'optionId' in key ? body.options.find(({ id }) => id === key.optionId) : undefined;
  if (right && isLong(right.text, locale)) return true;
  // Nobody spells a word backwards in passing; and a line of a few words says nothing but them.
  const answers = right ? [right.text] : 'answers' in key ? key.answers : [];
  if (answers.length > 0 && !answers.some((answer) => saysPlainly(text, answer, locale))) return true;
  return bare(text)
    .split(/\n+|(?<=[.!?])\s+/)
    .some((piece) => piece.trim().split(/\s+/).length <= BRIEF_WORDS && givesAway(item, piece));
}

/** What an item asks, with the text around its gap, as plain words. */
export function askedWords(body: ItemBody): string {
  const around = body.kind === 'cloze' ? body.text : body.kind === 'code' ? body.code : '';
  return bare(`${body.prompt} ${around}`).replaceAll(GAP, ' ').replace(/\s+/g, ' ').trim();
}

/** 0 to 1: how much of what an item asks a question asks too, in its subject words. */
export function asksTheSame(question: string, body: ItemBody, locale: string): number {
  const asked = subjectStems(askedWords(body), locale).filter((stem) => !PLAIN.has(stem));
  if (asked.length === 0) return 0;
  const given = prepare(question, locale).stems();
  return asked.filter((stem) => given.has(stem)).length / asked.length;
}

/** Stems of words that every exercise's prompt has. */
const PLAIN = new Set(
  [
    'word',
    'words',
    'missing',
    'statements',
    'true',
    'term',
    'terms',
    'mean',
    'meaning',
    'explain',
    'number',
    'own',
    'right',
    'order',
    'steps',
    'match',
    'fits',
    'put',
    'gap',
    'fill',
    'code',
    'piece',
    'explained',
    'rightly',
    'sentence',
    'finish',
    'result',
  ].flatMap((word) => contentStems(word)),
);

function givesCode(text: string, answers: readonly string[], code: string): boolean {
  const line = code.split('\n').find((each) => each.includes(GAP)) ?? '';
  const squeezed = normaliseCode(text.replace(/```\w*/g, '\n'));
  return answers.some((answer) => {
    const filled = normaliseCode(line.replace(GAP, answer));
    const wanted = normaliseCode(answer);
    return (
      mentionsCode(text, answer) ||
      (filled.length > wanted.length + 2 && squeezed.includes(filled)) ||
      (wanted.length >= 3 && /[^\w]/.test(wanted) && squeezed.includes(wanted)) ||
      says(text, answer, 'en')
    );
  });
}
