import { ENGLISH } from './self-contained-en';
import { FRENCH, GERMAN, SPANISH } from './self-contained-others';

/** What makes a sentence of one language lean on its neighbours. Each pattern reads a `plainSentence` in lower case. */
export interface LeaningRules {
  /** Opening words that go on with something said before. */
  openers: RegExp;
  /** Words that point back wherever they stand. */
  pointsBack: RegExp;
  /** Words that promise something to come ("the following"); a closing colon promises in every language. */
  announces: RegExp;
  /** Talks of another part of the material, or of the text itself and what its reader will do there. */
  elsewhere: RegExp;
  /** Says what the writer does next on the page ("let's define", "we then plot"): good for bringing in what it announces, empty alone. */
  directions?: RegExp;
  /** Finer grammar, where a pattern cannot tell: true when the sentence, in its own case, needs what came before. */
  grammar?: (plain: string) => boolean;
}

const RULES: Record<string, LeaningRules> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

/** The rules of a BCP 47 tag's language; English where there are none of its own. */
export function leaningRules(locale: string): LeaningRules {
  return RULES[locale.split('-')[0] ?? 'en'] ?? ENGLISH;
}
