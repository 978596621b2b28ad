import { isKnownUnit } from '../text/same-answer-units';
import { stem, tokenize } from '../text/tokens';
import { codeTokens, formulaTokens } from './code-tokens';
import { type NumberMention, numbersIn, ordinalOf } from './numbers';
import {
  ALL,
  DIRECTION,
  FEW,
  FUNCTION,
  LIGHT,
  MAY,
  MOST,
  MUST,
  NEGATIVE,
  NEGATIVE_NOUN,
  ONLY,
  SOME,
} from './words/function-words';
import { isCommonWord } from './words/relations';
import { oneSpelling } from './words/spelling';

/** A word of a sentence as the check sees it. */
export interface ReadWord {
  text: string;
  lower: string;
  stem: string;
  /** What it counts in a measure of coverage: 0 for grammar, 1 for subject matter. */
  weight: number;
  clause: number;
  /** Part between semicolons and words of contrast. */
  part: number;
  /** Finer: also between commas and "and", where at least two words of weight stand on each side. */
  piece: number;
  negated: boolean;
  /** A name, an initialism or a label ("OSHA", "F-3"): nothing but itself may stand for it. */
  name: boolean;
  /** Function word that points somewhere ("before"). */
  direction: boolean;
  /** Part of a number. */
  number: boolean;
  start: number;
}

export interface Cue {
  /** Index in `words`. */
  at: number;
  clause: number;
  /** Indices of the words that it turns round. */
  scope: number[];
}

/** A sentence, list item or table row, taken apart. */
export interface ReadSentence {
  words: ReadWord[];
  numbers: (NumberMention & { clause: number; placed: boolean })[];
  cues: Cue[];
  clauses: number;
  /** Inline code and maths, as tokens. */
  code: { tokens: string[]; text: string; start: number }[];
  formulas: { tokens: string[]; text: string; start: number }[];
  /** Which kinds of quantifier and modal it has. */
  kinds: ReadonlySet<'all' | 'some' | 'most' | 'few' | 'only' | 'must' | 'may'>;
}

const KINDS = { all: ALL, some: SOME, most: MOST, few: FEW, only: ONLY, must: MUST, may: MAY } as const;
const CLAUSE =
  /[;:—()]|\s–\s|--+|,\s+(?=(?:and|but|or|while|whereas|so|because|which|who|although|though|since|if|when|unless|yet|nor|where|not|as|then|whatever|never)(?![\p{L}-]))|(?<![\p{L}-])(?:while|whereas|but|because|although|though|unless|so that|instead of|rather than|wherever|whenever|when|where|if|once|until|which|and not|and never)(?![\p{L}-])/giu;
/** A sentence that opens with its condition or its place: the first comma ends it. */
const OPENING =
  /^(?:where|when|if|as|while|because|although|since|once|after|before|until|unless|with|without|on|in|for|at|from|to|by)(?![\p{L}-])[^,;:.]*,(?!\d)/iu;

const PLACE = /(?:step|level|question|rule|item|point|position|place|number|stage|row|line|rating)s?\s+$/i;
/** Cuts that always part what is said: semicolons and words of contrast. */
const HARD = /;|—|\s–\s|(?<![\p{L}-])(?:while|whereas|but)(?![\p{L}-])/giu;
/** Cuts that part it where enough stands on both sides. */
const SOFT = /,(?!\d)|(?<![\p{L}-])(?:and|or)(?![\p{L}-])/giu;

/** Takes a sentence apart. @param english whether the rules of English apply; other languages are read by words and numbers alone. */
export function readSentence(text: string, language: string): ReadSentence {
  const english = language.startsWith('en');
  const { prose, code, formulas } = withoutCode(text);
  const opening = OPENING.exec(prose)?.[0].length;
  const cuts = english
    ? [...prose.matchAll(CLAUSE)]
        .map(({ index }) => index)
        .concat(opening ?? [])
        .filter((cut) => cut > 0)
    : [];
  const clauseAt = (at: number) => cuts.filter((cut) => cut <= at).length;
  const numbers = numbersIn(prose, english).map((number) => ({
    ...number,
    clause: clauseAt(number.start),
    placed:
      PLACE.test(prose.slice(0, number.start)) || /^\p{L}+(?:th|rd)$/u.test(prose.slice(number.start, number.end)),
  }));
  let afterStop = true;
  const words = tokenize(prose, language).map((token): ReadWord => {
    const { start } = token;
    const lower = token.lower.length > 3 ? token.lower.replace(/'s$/, '') : token.lower;
    const number = numbers.some((each) => start < each.end && token.end > each.start);
    const first = afterStop;
    afterStop = /[.!?:]["'”’)]*\s*$/.test(prose.slice(Math.max(0, token.end), token.end + 2).trimEnd() || 'x');
    const isUnit =
      !number &&
      numbers.some((each) => each.end <= start && start - each.end <= 2) &&
      (isKnownUnit(token.text) || prose[start - 1] === '°');
    const name = !number && !isUnit && isName(token.text, lower, first, english);
    return {
      text: token.text,
      lower,
      stem: stem(language.startsWith('en') ? oneSpelling(lower) : lower, language),
      weight: number || isUnit ? 0 : name ? 1.2 : weightOf(lower, english),
      clause: clauseAt(start),
      part: 0,
      piece: 0,
      negated: false,
      name,
      direction: english && DIRECTION.has(lower),
      number,
      start,
    };
  });
  if (english) setParts(words, prose);
  const cues = english ? cuesOf(words) : [];
  for (const cue of cues) for (const at of cue.scope) setNegated(words[at]);
  const kinds = new Set(
    (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter(
      (kind) => english && words.some(({ lower }) => KINDS[kind].has(lower)),
    ),
  );
  return { words, numbers, cues, clauses: cuts.length + 1, code, formulas, kinds };
}

function setParts(words: ReadWord[], prose: string): void {
  const hard = [...prose.matchAll(HARD)].map(({ index }) => index);
  const soft = [...prose.matchAll(SOFT)].map(({ index }) => index);
  const heavy = (from: number, to: number) =>
    words.filter(({ start, weight, number }) => start >= from && start < to && (weight >= 0.6 || number)).length;
  const cuts: number[] = [];
  for (const cut of soft) {
    const from = Math.max(0, ...cuts, ...hard.filter((each) => each < cut));
    const to = Math.min(prose.length, ...hard.filter((each) => each > cut));
    if (heavy(from, cut) >= 2 && heavy(cut, to) >= 2) cuts.push(cut);
  }
  for (const word of words) {
    word.part = hard.filter((cut) => cut <= word.start).length;
    word.piece = word.part + cuts.filter((cut) => cut <= word.start).length;
  }
}

function setNegated(word: ReadWord | undefined): void {
  if (word) word.negated = !word.negated;
}

interface SetOff {
  tokens: string[];
  text: string;
  start: number;
}

/** Code and maths set off by marks, and the text with spaces in their place, so that places stay what they are. */
function withoutCode(text: string): { prose: string; code: SetOff[]; formulas: SetOff[] } {
  const code: SetOff[] = [];
  const formulas: SetOff[] = [];
  const plain = text
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\([^()\s]*(?:\s"[^"]*")?\))/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, ' ')
    .replace(/[’‘]/g, "'");
  const prose = plain
    .replace(/(`+)((?:(?!`)[\s\S])+?)\1(?!`)/g, (whole: string, _marks: string, body: string, start: number) => {
      code.push({ tokens: codeTokens(body), text: body.trim(), start });
      return ' '.repeat(whole.length);
    })
    .replace(
      /\$\$([^$]+)\$\$|(?<![\\$])\$(?![\s$])([^$]+?)(?<!\\)\$(?!\d)|\\\((.+?)\\\)|\\\[(.+?)\\\]/gs,
      (whole: string, a?: string, b?: string, c?: string, d?: string, start?: number) => {
        const body = a ?? b ?? c ?? d ?? '';
        formulas.push({ tokens: formulaTokens(body), text: body.trim(), start: start ?? 0 });
        return ' '.repeat(whole.length);
      },
    )
    .replace(/\*\*|__|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, (mark) => ' '.repeat(mark.length));
  return {
    prose,
    code: code.filter(({ tokens }) => tokens.length > 0),
    formulas: formulas.filter(({ tokens }) => tokens.length > 0),
  };
}

function weightOf(lower: string, english: boolean): number {
  if (!english) return lower.length > 3 ? 1 : 0.2;
  if (FUNCTION.has(lower)) return DIRECTION.has(lower) ? 0.2 : 0;
  if (ordinalOf(lower) !== null) return 0.6;
  return LIGHT.has(lower) ? 0.35 : lower.length < 2 ? 0.2 : 1;
}

/** Initialisms, labels with digits, and words with a capital that no sentence begins with. */
function isName(text: string, lower: string, first: boolean, english: boolean): boolean {
  if (/^\p{Lu}{2,}s?$/u.test(text) || /^(?=.*\p{L})(?=.*\d)[\p{L}\d./-]+$/u.test(text)) return true;
  if (/\p{Ll}\p{Lu}|_/u.test(text)) return true;
  if (!english) return false;
  if (!/^\p{Lu}\p{L}+/u.test(text) || FUNCTION.has(lower) || LIGHT.has(lower)) return false;
  return !first || !lower.split('-').every((part) => FUNCTION.has(part) || isCommonWord(part));
}

function cuesOf(words: readonly ReadWord[]): Cue[] {
  const cues: Cue[] = [];
  for (const [at, { lower, clause }] of words.entries()) {
    if (!NEGATIVE.has(lower) || (lower === 'not' && (words[at + 1]?.lower === 'only' || words[at - 1]?.lower === 'or')))
      continue;
    if (lower === 'no' && words[at + 1]?.lower === 'more' && words[at + 2]?.lower === 'than') continue;
    const whole = NEGATIVE_NOUN.has(lower);
    const reach = lower === 'without' ? 2 : 9;
    const scope: number[] = [];
    for (const [i, word] of words.entries()) {
      if (word.clause !== clause || i === at || word.weight === 0 || NEGATIVE.has(word.lower)) continue;
      if (i > at ? scope.length < reach : whole && at - i < 4) scope.push(i);
    }
    cues.push({ at, clause, scope });
  }
  // A word that two negations reach belongs to the nearer one.
  for (const cue of cues) {
    cue.scope = cue.scope.filter(
      (i) => !cues.some((other) => other.at > cue.at && other.at < i && other.scope.includes(i)),
    );
  }
  return cues;
}
