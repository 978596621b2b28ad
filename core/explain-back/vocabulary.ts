import { contentStems, tokenize } from '../text/tokens';

/** How much a word of the material tells: rare words tell more. */
export interface Vocabulary {
  /** Passages that were counted. */
  documents: number;
  /** In how many of them each stem occurs. */
  counts: ReadonlyMap<string, number>;
  /** Names of people and places, lower case: always written with a capital, in few of the passages. */
  names: ReadonlySet<string>;
}

/** A name that stands in more of the passages than this is what the course is about ("Python"), no person in a story. */
const MOST_OF_A_NAME = 0.2;

/** Counts the stems of a course's passages. @param locale BCP 47 tag of the material. */
export function readVocabulary(passages: readonly string[], locale = 'en'): Vocabulary {
  const counts = new Map<string, number>();
  for (const passage of passages)
    for (const stem of new Set(contentStems(passage, locale))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { documents: passages.length, counts, names: namesIn(passages, locale) };
}

/** Words that stand with a capital inside sentences and never without one. German writes all nouns so: none there. */
function namesIn(passages: readonly string[], locale: string): Set<string> {
  if (locale.startsWith('de')) return new Set();
  const [found, small] = [new Map<string, number>(), new Set<string>()];
  for (const passage of passages) {
    const here = new Set<string>();
    for (const { text, lower, start } of tokenize(passage, locale)) {
      if (text === lower) small.add(lower);
      else if (
        /^\p{Lu}\p{Ll}{2,}$/u.test(text) &&
        /[\p{Ll},;]["“]?\s["“]?$/u.test(passage.slice(Math.max(0, start - 3), start))
      )
        here.add(lower);
    }
    for (const name of here) found.set(name, (found.get(name) ?? 0) + 1);
  }
  const most = Math.max(2, passages.length * MOST_OF_A_NAME);
  return new Set([...found].filter(([name, count]) => !small.has(name) && count <= most).map(([name]) => name));
}

/**
 * Weight of a stem, above 0: inverse document frequency, ln(1 + (N − n + ½) / (n + ½)), as in BM25 (Robertson and Zaragoza 2009), with
 * one added to both so that a word that stands everywhere still counts a little. 1 for all where nothing was counted.
 */
export function weightOf(stem: string, { documents, counts }: Vocabulary): number {
  if (documents === 0) return 1;
  const count = counts.get(stem) ?? 0;
  return Math.log(1 + (documents - count + 1) / (count + 0.5)) + 0.1;
}
