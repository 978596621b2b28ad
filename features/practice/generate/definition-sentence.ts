import { normaliseTerm } from '@/core/text/terms';
import { cleanInline, uncapitalise, withoutStop } from './inline';

/** What a defining sentence says, before it is judged. */
export interface SaidDefinition {
  term: string;
  aliases: string[];
  meaning: string;
  clause: { subject: string; verb: string } | null;
  /** The term names several things. */
  plural: boolean;
  /** The author set the term off. */
  marked: boolean;
}

interface Known {
  /** Terms that the author emphasised in the block, as keys. */
  emphasised: ReadonlySet<string>;
  /** Keys of the course's concepts. */
  concepts: ReadonlySet<string>;
}

const TERM = "([\\p{L}\\p{N}`][\\p{L}\\p{N}`'’/ –-]{1,60}?)";
const BRACKET = '(?:\\s*\\(([^()]{1,40})\\))?';
const ADVERB = '(?:(?:simply|basically|essentially|just|usually|often|typically|generally|therefore|thus)\\s+)?';
/** "A lockout device is the lock …", "In Python, a list is …". */
const IS = new RegExp(
  `^((?:In \\p{Lu}[\\p{L}+#]*,\\s+)?(?:(An?|The)\\s+)?${TERM}${BRACKET}(?:,\\s\\$[^$]+\\$,)?)\\s+(is|are|means|refers to|denotes)\\s+${ADVERB}(.+)$`,
  'iu',
);
/** "We refer to X as Y", "We call X Y". */
const WE_CALL =
  /^(?:We|Let us|One)\s+(?:(?:also|will|can|often|usually|typically)\s+)*(?:(?:refer to|define)\s+(.+?)\s+as|call)\s+(.+)$/iu;
/** "X is called Y", "X are known as Y". */
const IS_CALLED = new RegExp(
  `^(?:(?:Formally|Usually|Often|In general|Generally|Informally|Technically|Mathematically|In \\p{Ll}+ing),\\s+)?(.+?),?\\s+(is|are)\\s+(?:(?:also|often|sometimes|\\p{L}+ly)\\s+)?(?:called|(?:what (?:is|are) )?known as|termed|referred to as)\\s+(?:(?:an?|the|its|their)\\s+)?${TERM}${BRACKET}(?=$|[;(]|\\s\\(|,\\s(?:which|since|because|and|as|but|where|whose|with|while|whereas)\\s|\\s(?:since|because|which|for|when|if|or|in|and (?:when|if|is|are|it|the|we|this|can))\\s)`,
  'iu',
);
const NO_TERM = new Set(
  (
    'it this that these those there here one they we you he she i what which who everything something nothing example reason idea goal aim point problem solution ' +
    'result difference purpose question answer way case thing rest following second third first last next former latter other others approach method name term result output value'
  ).split(' '),
);

/**
 * The term and meaning of a sentence that says what something is; null for any other sentence. The term must be emphasised in its block or
 * be a concept of the course. The meaning is not judged here.
 *
 * @param sentence Markdown of one whole sentence.
 */
export function readDefinition(sentence: string, known: Known): SaidDefinition | null {
  const text = withoutStop(cleanInline(sentence));
  return readIs(text, known) ?? readCalled(text, known);
}

function readIs(text: string, known: Known): SaidDefinition | null {
  const match = IS.exec(text);
  if (!match) return null;
  const [, subject = '', article = '', term = '', bracket, verb = '', meaning = ''] = match;
  const key = normaliseTerm(term);
  const marked = known.emphasised.has(key);
  if (!marked && !known.concepts.has(key)) return null;
  if (!marked && /^the$/i.test(article) && !/^(?:an?|the)\s[^\d$`]+$/i.test(meaning)) return null;
  if (!isTerm(term)) return null;
  return {
    term,
    aliases: aliasOf(bracket),
    meaning: headClause(meaning),
    clause: { subject, verb },
    plural: /^are$/i.test(verb),
    marked,
  };
}

function readCalled(text: string, known: Known): SaidDefinition | null {
  const called = IS_CALLED.exec(text);
  const call = called ? null : WE_CALL.exec(text);
  const [meaning, term, bracket] = called
    ? [called[1] ?? '', called[3] ?? '', called[4]]
    : [call?.[1] ?? '', (call?.[2] ?? '').replace(/^(?:an?|the)\s+/i, ''), undefined];
  if (meaning === '' || !isTerm(term) || !known.emphasised.has(normaliseTerm(term))) return null;
  if (
    !/^(?:(?:an?|the|any|each|every|error|data)\s+\p{L}|\p{L}+ing\s(?!.*\b(?:we|you)\b))/iu.test(meaning) ||
    /\b(?:is|are|was) (?:called|known)\b/.test(meaning)
  )
    return null;
  return {
    term,
    aliases: aliasOf(bracket),
    meaning: uncapitalise(withoutAside(meaning)),
    clause: null,
    plural: /^are$/i.test(called?.[2] ?? ''),
    marked: true,
  };
}

/** Up to five words, none of them one that stands for something else. */
function isTerm(term: string): boolean {
  const words = term.trim().split(/\s+/);
  return (
    words.length <= 5 &&
    // "point" alone stands for something else, a "saddle point" is a term.
    (words.length > 1 || !NO_TERM.has((words[0] ?? '').toLowerCase())) &&
    !NO_TERM.has((words[0] ?? '').toLowerCase())
  );
}

/** "The variables (age and area) upon which …": the case at hand, which a meaning does without. */
function withoutAside(meaning: string): string {
  return meaning.replace(/^((?:an?|the) [\p{L}-]+) \((?!e\.g|i\.e|or |also )[\p{Ll} ,]{2,40}\)/iu, '$1');
}

/** An abbreviation or other name in brackets; symbols and remarks are none. */
function aliasOf(bracket: string | undefined): string[] {
  if (bracket === undefined || /[$\\,;]|^(?:or|and|e\.g|i\.e|see)\b/i.test(bracket)) {
    const other = /^or\s+(?:an?\s+)?([\p{L} -]{2,40})$/iu.exec(bracket ?? '')?.[1];
    return other ? [other] : [];
  }
  return [bracket.trim()];
}

/** The meaning without what is said beside it: a second clause after a semicolon, a colon or ", and every …". */
function headClause(meaning: string): string {
  const [head = meaning] = meaning.split(
    /;\s|,\s(?:and|but)\s(?:every|each|the|it|they|most|some|this|we|you|(?!that|which|who)\p{L}+s?\s(?:is|are))\s/u,
  );
  const colon = head.indexOf(': ');
  return colon >= 0 && head.slice(0, colon).split(' ').length >= 6 ? head.slice(0, colon) : head;
}
