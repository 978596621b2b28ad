import { abbreviationsIn } from './abbreviations';
import { ASIDE_LEADS, EDGE_WORDS, IMPERATIVES, LEADS, SENTENCE_WORDS, STRUCTURAL, TAILS, VAGUE } from './heading-words';

/** What a heading says about the subject of its section. */
export interface HeadingSubject {
  /** The subject as a name, in the author's words. */
  name: string;
  /**
   * `names` where the heading is the name; `about` where the section only deals with it ("Properties of entropy");
   * `activity` where the name begins with a gerund and is a concept only if the prose uses it as one ("Learning rate").
   */
  kind: 'names' | 'about' | 'activity';
  /** Other names in the heading: an abbreviation in brackets. */
  aliases: string[];
  /** Too vague alone ("Methods"). */
  vague: boolean;
}

/** Characters; longer headings are paragraphs in disguise. */
const LONGEST_HEADING = 160;

const NUMBERING =
  /^(?:(?:chapter|part|section|lesson|unit|module|episode|week|day|lecture|topic|appendix|kapitel|teil)\s+(?:\d+|[ivxlc]+|[a-z])\b\s*[:.)–—-]?\s*|\(?\d+(?:\.\d+)*[.):]?\s+|[ivx]+[.)]\s+|[a-z][.)]\s+)/i;
const PROCEDURAL =
  /^(?:step|example|exercise|challenge|problem|question|solution|task|activity|figure|table|worked example|case study|lab|quiz|project|demo|note|tip|warning|recap)\b(?:\s+(?:\d+|[a-z])\b|\s*[:–—-])/i;
const HAS_EXAMPLE = /\b(?:examples?|exercises?|challenge|case study|quiz|recap|cheat sheet|questions)$/i;

/**
 * Reads a heading: numbering, markup, "Using …", "… revisited", "What is …?" are taken off. Null for a heading that names a part of
 * the document (Summary), an instruction, a question, a sentence or code.
 */
export function readHeading(heading: string): HeadingSubject | null {
  if (heading.length > LONGEST_HEADING) return null;
  const plain = plainHeading(heading);
  if (plain === '' || PROCEDURAL.test(plain)) return null;
  const { text, aliases } = withoutBracket(plain);
  const { main, about } = withoutColon(text);
  if (isStructural(main)) return null;
  const question = /^what(?:['’]s| is| are| does)\s+(.+?)(?: mean)?\?$/i.exec(main)?.[1];
  if (!question && /\?$/.test(main)) return null;
  return subjectOf(question ?? main, aliases, about);
}

function subjectOf(main: string, aliases: string[], about: boolean): HeadingSubject | null {
  const lead = LEADS.exec(main)?.[0];
  const means = lead === undefined ? MEANS.exec(main)?.[1] : undefined;
  if (means !== undefined && isName(means))
    return { name: means, kind: 'about', aliases, vague: VAGUE.has(means.toLowerCase()) };
  const rest = trimTail(main.slice(lead?.length ?? 0)).replace(/^(?:the|an?)\s+(?=\S)/i, '');
  const lower = rest.toLowerCase();
  if (rest === '' || isStructural(rest) || HAS_EXAMPLE.test(rest) || !isName(rest)) return null;
  const aside = about || (lead !== undefined && ASIDE_LEADS.test(lead));
  return {
    name: rest,
    kind: aside ? 'about' : /^[a-z-]{3,}ing /i.test(rest) ? 'activity' : 'names',
    aliases,
    vague: VAGUE.has(lower),
  };
}

/** "Repeating actions with loops" is about loops. */
const MEANS = /^\p{L}{3,}ing\s+.+\s(?:with|in|using|by|through)\s+(?:the\s+)?(\p{L}[\p{L}-]+(?:\s\p{L}[\p{L}-]+)?)$/iu;

/** Whether the heading names a part of the document; "Summary and discussion" counts, "Training error" does not. */
export function isStructural(heading: string): boolean {
  const parts = heading
    .toLowerCase()
    .replace(/^(?:the|an?|our|your|some|more|further|concrete|simple)\s+(?=\S)/, '')
    .replace(/[.!…]+$/, '')
    .split(/\s*(?:,| and | & |\/)\s*/);
  return STRUCTURAL.has(heading.toLowerCase()) || parts.every((part) => STRUCTURAL.has(part) || part === '');
}

/** Whether a phrase can be a name: one to five content words, no sentence, no instruction, no code. */
export function isName(phrase: string): boolean {
  if (phrase.length > 60 || /[=<>{}[\]|\\;:!?"“”¿¡؟؛،]|\(\)|\.\w|\w_\w|^[^\p{L}\p{M}_]|https?:|\$/u.test(phrase))
    return false;
  const words = phrase.toLowerCase().split(/[\s,/&]+/);
  const content = words.filter((word) => !EDGE_WORDS.has(word));
  const first = words[0] ?? '';
  if (content.length === 0 || content.length > 5 || words.length > 7) return false;
  if (EDGE_WORDS.has(first) || EDGE_WORDS.has(words.at(-1) ?? '')) return false;
  if (words.some((word) => SENTENCE_WORDS.has(word)) || !/\p{L}{2}/u.test(phrase)) return false;
  return words.length === 1 || !IMPERATIVES.has(first) || looksLikeCompound(words);
}

/** "Control charts", "test statistic": a verb's form that is a noun here, because no determiner follows it. */
function looksLikeCompound(words: readonly string[]): boolean {
  return words[1] === 'of' || (words.length <= 3 && !words.slice(1).some((word) => EDGE_WORDS.has(word)));
}

function plainHeading(heading: string): string {
  let plain = heading
    .replace(/\$\\?([A-Za-z])\$/g, '$1')
    .replace(/[`*#]+|\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}\u{FE0F}\u{200D}]/gu, '')
    .replace(/^[[(]+(?=.*[\])]+$)|(?<=^[[(].*)[\])]+$/g, '')
    .replace(/\s*-{2,3}\s*/g, '–')
    .replace(/\s+/g, ' ')
    .trim();
  for (let before = ''; before !== plain; ) {
    before = plain;
    if (!PROCEDURAL.test(plain)) plain = plain.replace(NUMBERING, '').trim();
  }
  return plain.replace(/[\s.,:;–—-]+$/, '');
}

/** A bracket at the end is a remark, or a short name when it has capitals. */
function withoutBracket(plain: string): { text: string; aliases: string[] } {
  const match = /^(.+?)\s*\(([^()]*)\)$/.exec(plain);
  const [, text, bracket] = match ?? [];
  if (text === undefined || bracket === undefined) return { text: plain, aliases: [] };
  return { text, aliases: abbreviationsIn(plain).map(({ short }) => short) };
}

/** "Risk: what it is" names risk; "Introduction: risk" too, but as its subject only. */
function withoutColon(text: string): { main: string; about: boolean } {
  const [head = '', ...tail] = text.split(/\s*(?::\s|\s[–—-]\s)\s*/);
  const rest = tail.join(' ');
  if (rest === '') return { main: text, about: false };
  if (HAS_EXAMPLE.test(head) || /^(?:scenario|story|anecdote)$/i.test(head)) return { main: 'example', about: false };
  return isStructural(head) ? { main: rest, about: true } : { main: head, about: false };
}

function trimTail(text: string): string {
  if (VAGUE.has(text.toLowerCase())) return text;
  const shorter = text.replace(TAILS, '').replace(/\s+in\s+(?:\p{Lu}[\p{L}+#]*|practice|general|code|detail)$/u, '');
  return shorter.length >= 3 ? shorter : text;
}

const REFERENCES =
  /^(?:references?|bibliography|sources?|further reading|additional resources|resources|links|useful links|see also|credits|acknowledge?ments)$/i;

/** Whether the section lists sources and links, which teach nothing. */
export function isReferenceSection(heading: string): boolean {
  return REFERENCES.test(plainHeading(heading));
}
