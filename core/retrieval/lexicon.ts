import { fold } from '../language/search-terms';
import { isSpellingSlip } from '../text/same-answer-slips';
import { numberOf, type StringList, type StringTable, startOf, stringAt, stringTable } from '../text/string-table';

/** Languages that write compounds as one word. */
const COMPOUNDING = /^(?:de|nl|af|sv|da|no|nb|nn|fi|hu|is)(?:-|$)/;
/** Letters of a part of a compound, and of what is left beside it. */
const LEAST_PART = 4;
/** Most words that a part stands for. */
const MOST_COMPOUNDS = 8;
/** What stands between the parts of a compound, longest first. */
const JOINTS = /(?:ens|es|en|er|s|n|e)$/;

/** The words of a course's material, to understand what learners write. */
export interface Lexicon {
  /** The course's word that this one is a slip of the pen of, or null. */
  meant(word: string): string | null;
  /** Words of the course that this one is a part of, and those that are parts of it, where the language writes compounds as one word. */
  related(word: string, locale: string): string[];
}

/**
 * Nothing is made ready but what is asked for: the words stay bytes, and are gone through once for a word that the course does not have.
 *
 * @param words lower case, the commonest first
 */
export function createLexicon(words: StringList): Lexicon {
  let folded: Folded | undefined;
  return {
    meant(word) {
      for (const length of [word.length, word.length + 1, word.length - 1]) {
        const found = firstSlip(words, word, length);
        if (found !== null) return found;
      }
      return null;
    },
    related(word, locale) {
      const asked = fold(word);
      if (!COMPOUNDING.test(locale) || asked.length < LEAST_PART) return [];
      folded ??= foldAll(words);
      return [...wholesOf(words, folded, asked), ...partsOf(asked, folded.bare)];
    },
  };
}

/** The commonest word of so many letters that begins alike and that this one is a slip of the pen of. */
function firstSlip(words: StringList, word: string, length: number): string | null {
  const { units, ends } = words;
  const first = word.charCodeAt(0);
  let start = 0;
  for (let number = 0; number < ends.length; number++) {
    const end = ends[number] ?? 0;
    if (end - start === length && units[start] === first) {
      const other = stringAt(words, number);
      if (isSpellingSlip(word, other)) return other;
    }
    start = end;
  }
  return null;
}

/** Words that may be compounds or parts of them, without accents. */
interface Folded {
  bare: StringTable;
  /** Number of each among the words as written. */
  numbers: Uint32Array;
}

function foldAll(words: StringList): Folded {
  const numbers: number[] = [];
  const bare: string[] = [];
  for (let number = 0; number < words.ends.length; number++) {
    if ((words.ends[number] ?? 0) - startOf(words.ends, number) < LEAST_PART) continue;
    numbers.push(number);
    bare.push(fold(stringAt(words, number)));
  }
  return { bare: stringTable(bare), numbers: Uint32Array.from(numbers) };
}

/** The commonest words that begin or end with a part and are longer by another. */
function wholesOf(words: StringList, { bare, numbers }: Folded, part: string): string[] {
  const wholes: string[] = [];
  let start = 0;
  for (let place = 0; place < numbers.length && wholes.length < MOST_COMPOUNDS; place++) {
    const end = bare.ends[place] ?? 0;
    const long = end - start >= part.length + LEAST_PART;
    if (long && (standsAt(bare, start, part) || standsAt(bare, end - part.length, part)))
      wholes.push(stringAt(words, numbers[place] ?? 0));
    start = end;
  }
  return wholes;
}

function standsAt({ units }: StringList, from: number, part: string): boolean {
  for (let at = 0; at < part.length; at++) if (units[from + at] !== part.charCodeAt(at)) return false;
  return true;
}

/** The two words that a compound is made of, where both are words of the course; the longest last part that there is. */
function partsOf(word: string, bare: StringTable): string[] {
  const known = (part: string) => numberOf(bare, part) >= 0;
  for (let cut = LEAST_PART; cut <= word.length - LEAST_PART; cut++) {
    const last = word.slice(cut);
    if (!known(last)) continue;
    const first = word.slice(0, cut);
    const plain = [first, first.replace(JOINTS, '')].find((each) => known(each));
    return plain === undefined ? [last] : [plain, last];
  }
  return [];
}
