/** How far a learner is with the concept. */
export type FusionMode = 'foundational' | 'scaffolded' | 'advanced';
/** How a concept is taught. */
export type Approach = 'worked_example' | 'analogy' | 'socratic' | 'visual' | 'concise';

/** What a learner asked for, or reads with ease. */
export interface Reader {
  /** `simple`: easier words and shorter sentences than the mode has, as for somebody who learns in a second language. */
  words: 'simple' | 'usual';
  length: 'shorter' | 'usual';
}

/** What a lesson may be like. Words are those of prose; sets (tables, code, figures) cost what their reader needs for them. */
export interface Ranges {
  leastWords: number;
  mostWords: number;
  /** A longer paragraph is broken between sentences. */
  paragraphWords: number;
  /** Mean of a paragraph, and longest sentence. */
  sentenceWords: number;
  longestSentence: number;
  /** Least reading ease of a paragraph, 0 hard to 100 easy, the course's own terms set aside. */
  ease: number;
  /** Terms of the course that the learner has not met, most in one paragraph beside the concept itself. */
  newTerms: number;
  /** Examples come before the rule that they show. */
  examplesFirst: boolean;
}

/**
 * Lengths are those of the composer's plans. Reading ease: 60 is Flesch's "standard", read with ease by thirteen-year-olds, 50 "fairly difficult", 30 the edge of
 * "very difficult" (Flesch 1949, The Art of Readable Writing, chapter 16). Sentences: 15 to 20 words are what guides to plain language ask
 * for, 25 the most of one (GOV.UK style guide). Few new terms: novices hold about four new elements at once (Cowan 2001, doi:10.1017/S0140525X01003922), and
 * learn more from worked examples than from rules (Sweller & Cooper 1985; the effect turns round with knowledge, Kalyuga et al. 2003,
 * doi:10.1207/S15326985EP3801_4).
 */
const BY_MODE: Record<FusionMode, Ranges> = {
  foundational: {
    leastWords: 180,
    mostWords: 450,
    paragraphWords: 60,
    sentenceWords: 16,
    longestSentence: 25,
    ease: 60,
    newTerms: 1,
    examplesFirst: true,
  },
  scaffolded: {
    leastWords: 150,
    mostWords: 400,
    paragraphWords: 80,
    sentenceWords: 20,
    longestSentence: 30,
    ease: 50,
    newTerms: 2,
    examplesFirst: false,
  },
  advanced: {
    leastWords: 100,
    mostWords: 350,
    paragraphWords: 100,
    sentenceWords: 25,
    longestSentence: 40,
    ease: 30,
    newTerms: 4,
    examplesFirst: false,
  },
};

/** Share of the usual length that is left where a learner wants less. */
const SHORTER = 0.65;

/** The ranges of a mode, drawn in by the approach and by what the learner asked for. */
export function rangesFor(
  mode: FusionMode,
  approach: Approach,
  reader: Reader = { words: 'usual', length: 'usual' },
): Ranges {
  const ranges = { ...BY_MODE[mode] };
  if (approach === 'worked_example') ranges.examplesFirst = mode !== 'advanced';
  if (approach === 'socratic') ranges.examplesFirst = false;
  if (reader.words === 'simple') {
    ranges.ease = Math.min(75, ranges.ease + 15);
    ranges.sentenceWords = Math.max(10, ranges.sentenceWords - 4);
    ranges.longestSentence = Math.max(18, ranges.longestSentence - 6);
    ranges.newTerms = Math.max(1, ranges.newTerms - 1);
  }
  if (approach === 'concise' || reader.length === 'shorter') {
    ranges.leastWords = Math.round(ranges.leastWords * SHORTER);
    ranges.mostWords = Math.round(ranges.mostWords * SHORTER);
  }
  return ranges;
}
