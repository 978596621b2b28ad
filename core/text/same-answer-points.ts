import { type PolarWord, readPolarWords, standsFor } from './polar-words';
import { answerWords } from './same-answer-words';

/** How a free answer meets one key point: said, said the other way round, or not said. */
export type PointMatch = 'covered' | 'contradicted' | 'missing';

interface PointsInput {
  /** The learner's words. */
  given: string;
  /** The sentence that the points come from; tells which of them it denies. */
  reference: string;
  /** Each point as words or phrases that say the same. */
  points: readonly (readonly string[])[];
  locale?: string;
}

/**
 * How each key point is met by an answer in the learner's own words: by inflection, stem, an everyday synonym or one spelling slip of any
 * of its wordings, with the same polarity as in the reference ("cannot be operated" is not met by "can be operated").
 */
export function matchPoints({ given, reference, points, locale = 'en' }: PointsInput): PointMatch[] {
  const said = readPolarWords(given, locale);
  const written = readPolarWords(reference, locale);
  return points.map((wordings) => {
    const found = polarities(said, wordings, locale);
    if (found.size === 0) return 'missing';
    const expected = polarities(written, wordings, locale);
    if (expected.size === 0) expected.add(false);
    return [...found].some((denied) => expected.has(denied)) ? 'covered' : 'contradicted';
  });
}

/** Whether the text, or the clause about any of the wordings, is denied: the set of polarities with which the wordings occur. */
function polarities(words: PolarWord[], wordings: readonly string[], locale: string): Set<boolean> {
  const found = new Set<boolean>();
  for (const wording of wordings) {
    const parts = answerWords(wording, locale);
    if (parts.length === 0) continue;
    const hits = parts.map((part) => words.filter((word) => standsFor(word, part, locale)));
    if (hits.some((hit) => hit.length === 0)) continue;
    for (const word of hits[0] ?? []) found.add(word.denied);
  }
  return found;
}
