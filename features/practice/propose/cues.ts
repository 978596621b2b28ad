import { answerWords } from '@/core/text/same-answer-words';
import { contentStems } from '@/core/text/tokens';
import type { ItemBody, ItemKey } from '../contract';
import { mentionsNumber, mentionsWords } from '../grade/mentions';
import { askedWords } from '../guard/gives-away';

/** How an exercise gives its answer away to somebody who knows nothing of the matter (Haladyna, Downing & Rodriguez 2002). */
export type Cue =
  | 'answer_in_question'
  | 'length'
  | 'shared_words'
  | 'grammar'
  | 'absolutes'
  | 'catch_all'
  | 'marking'
  | 'numbered_steps'
  | 'refers_to_text';

/** An option this many times as long as the next longest sticks out, if it is longer by so many characters as well. */
const STICKS_OUT = 1.5;
const LONGER_BY = 15;
const ABSOLUTE = /\b(?:always|never|all|every|none|only|completely|entirely|impossible|nothing|everything)\b/i;
const CATCH_ALL =
  /\b(?:all|none|both|either|neither) of (?:the above|these|them|the others)\b|\b(?:a and b|b and c)\b/i;
const REFERS =
  /\b(?:passage|the text|this text|the excerpt|the material|the author|according to|as (?:described|mentioned|stated)|mentioned above|c\d)\b/i;
const PLACE =
  /^\s*(?:\d+[.)]|step \d|first(?:ly)?\b|second(?:ly)?\b|third(?:ly)?\b|then\b|next\b|after that\b|finally\b|last(?:ly)?\b)/i;

/**
 * The first cue that an exercise holds, null where there is none.
 * @param language BCP 47 tag; cues of grammar and of single words are English.
 */
export function cueIn(body: ItemBody, key: ItemKey, language: string): Cue | null {
  const asked = askedWords(body);
  if (REFERS.test(asked)) return 'refers_to_text';
  if ((body.kind === 'choice' || body.kind === 'truth') && (key.kind === 'choice' || key.kind === 'truth')) {
    const right = body.options.find(({ id }) => id === key.optionId)?.text ?? '';
    const wrong = body.options.filter(({ id }) => id !== key.optionId).map(({ text }) => text);
    return cueInOptions(asked, right, wrong, language);
  }
  if (key.kind === 'cloze')
    return key.answers.some((answer) => mentionsWords(asked, answer, language)) ? 'answer_in_question' : null;
  if (key.kind === 'numeric') return mentionsNumber(asked, key.value, language) ? 'answer_in_question' : null;
  if (key.kind === 'short') {
    const told = key.keyPoints.filter((point) => point.some((wording) => mentionsWords(asked, wording, language)));
    return told.length > key.keyPoints.length / 2 ? 'answer_in_question' : null;
  }
  if (body.kind === 'ordering') return body.steps.some(({ text }) => PLACE.test(text)) ? 'numbered_steps' : null;
  if (body.kind === 'matching' && key.kind === 'matching') return cueInPairs(body, key.pairs, language);
  return null;
}

function cueInOptions(asked: string, right: string, wrong: readonly string[], language: string): Cue | null {
  if ([right, ...wrong].some((text) => CATCH_ALL.test(text))) return 'catch_all';
  if (mentionsWords(asked, right, language)) return 'answer_in_question';
  const lengths = wrong.map((text) => text.length);
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  if (right.length > longest * STICKS_OUT && right.length > longest + LONGER_BY) return 'length';
  if (right.length * STICKS_OUT < shortest && right.length + LONGER_BY < shortest) return 'length';
  const subject = new Set(contentStems(asked, language));
  const shares = (text: string) => contentStems(text, language).some((stem) => subject.has(stem));
  if (shares(right) && !wrong.some(shares)) return 'shared_words';
  if (wrong.length > 1 && wrong.every((text) => ABSOLUTE.test(text)) && !ABSOLUTE.test(right)) return 'absolutes';
  const marked = (text: string) => /[`*$]/.test(text);
  if (wrong.length > 1 && wrong.every((text) => marked(text) !== marked(right))) return 'marking';
  return fitsAlone(asked, right, wrong) ? 'grammar' : null;
}

/** The question ends in "a" or "an", or in "are", and one option alone goes on from there. */
function fitsAlone(asked: string, right: string, wrong: readonly string[]): boolean {
  const article = /\b(an?)\s*[:?…_.]*$/i.exec(asked)?.[1]?.toLowerCase();
  if (article === undefined) return false;
  const vowel = (text: string) => /^[aeiou]/i.test(answerWords(text)[0] ?? '');
  const fits = (text: string) => vowel(text) === (article === 'an');
  return fits(right) && !wrong.some(fits);
}

/** An entry whose own partner alone repeats its words. */
function cueInPairs(
  body: { left: readonly { id: string; text: string }[]; right: readonly { id: string; text: string }[] },
  pairs: Record<string, string>,
  language: string,
): Cue | null {
  const given = body.left.filter(({ id, text }) => {
    const stems = new Set(contentStems(text, language));
    const shares = body.right.filter((option) => contentStems(option.text, language).some((stem) => stems.has(stem)));
    return shares.length === 1 && shares[0]?.id === pairs[id];
  });
  return given.length > body.left.length / 2 ? 'shared_words' : null;
}
