import { splitSentences } from '../text/sentences';

/** A sentence of a written text and what it says it rests on. */
export interface CitedSentence {
  /** As written, without citation marks. */
  text: string;
  /** Refs in the order in which they stand, each once. */
  refs: string[];
}

/** `[c1]`, `[c1, c2]`, `[c1 and c3]`, `[c1-c3]`, `[^c1]`, `【c1】`; `(c1)` in small letters, as some models write it. */
const MARK =
  /(?:\[\^?|【)\s*([cC]\d{1,3}(?:(?:\s*(?:,|;|&|and|-|–)\s*|\s+)[cC]?\d{1,3})*)\s*[\]】]|\((c\d{1,3}(?:\s*(?:,|;|and)\s*c\d{1,3})*)\)/g;
/** Stands for one mark while the text is cut into sentences. */
const PLACE = '\uE010';
const PRIVATE = /[\uE000-\uF8FF]/g;
/** Inline code and fenced code keep their brackets: `row[c1]` cites nothing. */
const CODE = /(`+)(?:(?!`)[\s\S])+?\1(?!`)/g;

/**
 * Cuts a text into sentences and takes the citation marks out. A mark belongs to the sentence it stands in, or behind: before or after its
 * full stop. A mark that opens a text or a line belongs to the sentence that follows.
 */
export function citedSentences(text: string, language: string): CitedSentence[] {
  const marks: string[][] = [];
  const clean = text.replace(PRIVATE, '');
  const placed = outsideCode(clean, (part) =>
    part.replace(MARK, (mark: string) => {
      marks.push(refsIn(mark));
      return PLACE;
    }),
  );
  // A mark behind a full stop goes before it, so that the stop ends the sentence with its mark.
  const settled = placed.replace(
    new RegExp(`([.!?:…]["'”’)*_]*)(\\s*(?:${PLACE}[\\s,;]*)+)(?=[\\s.]|$|[^\\s.])`, 'gu'),
    (_, stop: string, found: string) => `${found.replace(/[^\uE010]/g, '')}${stop} `,
  );
  let next = 0;
  const sentences: CitedSentence[] = [];
  for (const { text: sentence } of splitSentences(settled, language)) {
    const count = sentence.split(PLACE).length - 1;
    const refs = [...new Set(marks.slice(next, next + count).flat())];
    next += count;
    const bare = tidied(sentence);
    const last = sentences.at(-1);
    if (/[\p{L}\p{N}]/u.test(bare)) sentences.push({ text: bare, refs });
    else if (last) {
      last.refs = [...new Set([...last.refs, ...refs])];
      if (refs.length === 0) last.text = `${last.text} ${bare}`.trim();
    } else if (refs.length > 0) sentences.push({ text: '', refs });
  }
  return withLeadingMarks(sentences);
}

/** A text of nothing but marks: what it cites; null where it says anything else. */
export function onlyCitations(text: string): string[] | null {
  const refs = [...text.matchAll(MARK)].flatMap((match) => refsIn(match[0]));
  const rest = text.replace(MARK, '').replace(/\b(?:sources?|see|from|based on)\b|[\s.,;:*_()-]/gi, '');
  return refs.length > 0 && rest === '' ? [...new Set(refs)] : null;
}

/** The text without its marks, and what they name. */
export function withoutCitations(text: string): CitedSentence {
  const refs: string[] = [];
  const bare = outsideCode(text.replace(PRIVATE, ''), (part) =>
    part.replace(MARK, (mark: string) => {
      refs.push(...refsIn(mark));
      return PLACE;
    }),
  );
  return { text: tidied(bare), refs: [...new Set(refs)] };
}

function outsideCode(text: string, change: (part: string) => string): string {
  let out = '';
  let done = 0;
  for (const match of text.matchAll(CODE)) {
    out += change(text.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return out + change(text.slice(done));
}

function refsIn(list: string): string[] {
  const refs: string[] = [];
  for (const match of list.toLowerCase().matchAll(/c?(\d{1,3})(?:\s*[-–]\s*c?(\d{1,3}))?/g)) {
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (to - from > 20 || to < from) refs.push(`c${from}`, `c${to}`);
    else for (let n = from; n <= to; n++) refs.push(`c${n}`);
  }
  return refs;
}

/** Places of marks closed up, with the spaces and commas they leave behind. */
function tidied(text: string): string {
  return text
    .replace(/\s*\uE010(?:[\s,;]*\uE010)*/g, PLACE)
    .replace(/^\uE010\s*/, '')
    .replace(/\uE010(?=[\p{L}\p{N}`*$])/gu, ' ')
    .replaceAll(PLACE, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/ +([.,;:!?])(?=\s|$)/g, '$1')
    .trim();
}

/** A mark alone before the first words belongs to the first sentence. */
function withLeadingMarks(sentences: CitedSentence[]): CitedSentence[] {
  const [first, second] = sentences;
  if (first?.text !== '') return sentences;
  if (!second) return [];
  return [{ text: second.text, refs: [...new Set([...first.refs, ...second.refs])] }, ...sentences.slice(2)];
}
