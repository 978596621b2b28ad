import { fold } from '../language/search-terms';
import { isSpellingSlip } from '../text/same-answer-slips';

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

/** @param words lower case, the commonest first */
export function createLexicon(words: readonly string[]): Lexicon {
  const buckets = new Map<string, string[]>();
  const folded: [word: string, bare: string][] = [];
  for (const word of words) {
    const key = `${word[0]}${word.length}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(word);
    else buckets.set(key, [word]);
    if (word.length >= LEAST_PART) folded.push([word, fold(word)]);
  }
  const bare = new Set(folded.map(([, each]) => each));
  return {
    meant(word) {
      for (const length of [word.length, word.length + 1, word.length - 1]) {
        const found = buckets.get(`${word[0]}${length}`)?.find((other) => isSpellingSlip(word, other));
        if (found !== undefined) return found;
      }
      return null;
    },
    related(word, locale) {
      const asked = fold(word);
      if (!COMPOUNDING.test(locale) || asked.length < LEAST_PART) return [];
      const wholes = folded.filter(([, other]) => isPart(asked, other)).map(([whole]) => whole);
      return [...wholes.slice(0, MOST_COMPOUNDS), ...partsOf(asked, bare)];
    },
  };
}

function isPart(part: string, whole: string): boolean {
  return whole.length >= part.length + LEAST_PART && (whole.startsWith(part) || whole.endsWith(part));
}

/** The two words that a compound is made of, where both are words of the course; the longest last part that there is. */
function partsOf(word: string, known: ReadonlySet<string>): string[] {
  for (let cut = LEAST_PART; cut <= word.length - LEAST_PART; cut++) {
    const last = word.slice(cut);
    if (!known.has(last)) continue;
    const first = word.slice(0, cut);
    const plain = [first, first.replace(JOINTS, '')].find((each) => known.has(each));
    return plain === undefined ? [last] : [plain, last];
  }
  return [];
}
