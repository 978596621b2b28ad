/**
 * Abbreviations that never end a sentence, lower case and without the final full stop. What follows them
 * belongs to the same sentence whatever its case ("Fig. 3", "Dr. Ada", "e.g. Python").
 */
const NEVER_FINAL: Record<string, readonly string[]> = {
  en: [
    ...['e.g', 'i.e', 'eg', 'ie', 'cf', 'vs', 'viz', 'a.k.a', 'w.r.t', 'resp', 'approx', 'ca', 'esp', 'incl', 'excl'],
    ...['dr', 'mr', 'mrs', 'ms', 'prof', 'st', 'rev', 'gen', 'col', 'lt', 'sgt', 'capt', 'hon', 'messrs'],
    ...['fig', 'figs', 'eq', 'eqs', 'eqn', 'eqns', 'sect', 'chap', 'thm', 'lem', 'cor', 'ref', 'refs', 'ex'],
  ],
  de: [
    'z.b',
    'd.h',
    'u.a',
    'o.ä',
    'bzw',
    'ca',
    'vgl',
    'nr',
    'abb',
    'tab',
    'kap',
    'dr',
    'prof',
    'hr',
    'fr',
    'evtl',
    'ggf',
    'inkl',
    'max',
    'min',
    's',
  ],
  fr: ['p.ex', 'c.-à-d', 'cf', 'env', 'fig', 'chap', 'm', 'mm', 'mme', 'dr', 'pr', 'art', 'éd'],
  es: ['p.ej', 'fig', 'cap', 'sr', 'sra', 'dr', 'dra', 'ud', 'uds', 'núm', 'pág', 'aprox'],
};

/** Abbreviations that stand before a number and end a sentence otherwise ("No. 5", "p. 12", "max. 40"). */
const BEFORE_NUMBER = new Set([
  'no',
  'nos',
  'nr',
  'p',
  'pp',
  'vol',
  'sec',
  'ch',
  'tab',
  'art',
  'para',
  'max',
  'min',
  'def',
  'prop',
  'app',
  'ver',
  'v',
  'est',
  'c',
]);

/** Abbreviations that may end a sentence; the word after them decides ("U.S. Navy", but "in the U.S. The"). */
const MAYBE_FINAL = new Set([
  'al',
  'inc',
  'ltd',
  'co',
  'corp',
  'jr',
  'sr',
  'ph.d',
  'm.sc',
  'b.sc',
  'u.s',
  'u.k',
  'u.n',
  'e.u',
  'ed',
  'eds',
]);

/** Capitalised, these words open an English sentence far more often than they follow an initial in a name. */
const OPENERS = new Set(
  (
    'a an the this that these those it its he she they we you i in on at for from by with if when while where as to of and but or so then ' +
    'there here what which who how why no not note let to once after before since because although however also each every some many most ' +
    'all both such our their his her your my is are was do does can may suppose consider assume now thus hence therefore first next finally'
  ).split(' '),
);

/** After these, a German number with a full stop is an ordinal: "am 3. Mai", "im 2. Kapitel". */
const BEFORE_ORDINAL = new Set(
  'am im der die das dem den des vom zum zur beim bis ab seit dieser diese dieses jeder jede jedes ein eine einem einen einer'.split(
    ' ',
  ),
);
const GERMAN_MONTHS =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/i;

/** What the caller has to know about a full stop: the token before it and the word after it. */
export interface StopContext {
  /** Token that ends in the full stop, without it, as written; inner full stops kept ("e.g"). */
  token: string;
  /** The word before that token, as written, '' at the start. */
  before: string;
  /** The first word after the stop, as written, without opening punctuation. */
  after: string;
  /** Language tag; its primary subtag picks the list. */
  locale: string;
}

/** True when the full stop belongs to an abbreviation or an initial, so that the sentence goes on after it. */
export function isAbbreviationStop({ token, before, after, locale }: StopContext): boolean {
  const lower = token.toLowerCase();
  const language = locale.split('-')[0] ?? 'en';
  if ((NEVER_FINAL[language] ?? NEVER_FINAL.en ?? []).includes(lower)) return true;
  if (isSpacedAbbreviation(token, after, language) || isGermanOrdinal(token, before, after, language)) return true;
  if (BEFORE_NUMBER.has(lower) && /^\p{N}/u.test(after)) return true;
  const opens = OPENERS.has(after.toLowerCase());
  if (MAYBE_FINAL.has(lower)) return !opens && lower !== 'inc' && lower !== 'ltd' && lower !== 'corp';
  if (/^\p{Lu}$/u.test(token)) return !opens && (isNameBefore(before) || /^\p{Lu}$/u.test(after));
  return /^(?:\p{Lu}\.)+\p{Lu}$|^(?:\p{Ll}\.)+\p{Ll}$/u.test(token) && !opens;
}

/** An initial belongs to a name at the start of a sentence, after another name part or after "by". */
function isNameBefore(before: string): boolean {
  return before === '' || /^\p{Lu}[\p{L}.’'-]*,?$/u.test(before) || /^(?:by|&|[\p{L}.]+\.)$/iu.test(before);
}

/** The first part of an abbreviation that is written with spaces: "z. B.", "p. ej.", "EE. UU.". */
function isSpacedAbbreviation(token: string, after: string, language: string): boolean {
  if (language === 'en') return false;
  if (/^\p{L}$/u.test(token)) return /^(?:\p{L}|ej|ex)$/u.test(after);
  return /^(\p{Lu})\1$/u.test(token) && /^(\p{Lu})\1$/u.test(after);
}

function isGermanOrdinal(token: string, before: string, after: string, language: string): boolean {
  if (language !== 'de' || !/^\d{1,3}$/.test(token)) return false;
  return GERMAN_MONTHS.test(after) || BEFORE_ORDINAL.has(before.toLowerCase());
}
