import type { QuestionWord } from './prepare-question';

/** Passages in which a question's words are looked for. */
const PASSAGES = 4;
/** How much the one passage that holds most of the question counts, beside what the best of them hold together. */
const ONE_PASSAGE = 0.6;
/** What a word counts that a passage names once, in passing: neither in its headings nor again. */
const IN_PASSING = 0.6;
/** What a word that is only near the one asked for counts. */
const NEAR = 0.8;
/** What a word counts that asks rather than says what about. */
const ASKING_WEIGHT = 0.15;

/** Words that questions on any subject have. */
const ASKING = new Set(
  (
    'explain explains explained describe define definition difference differences different differ compare comparison mean means meaning meant work works working ' +
    'happen happens happened calculate calculated compute computed find finds tell show write give example examples best better good know understand learn help many long ' +
    'much often important importance purpose kind kinds type types part parts thing things people person question answer reason reasons cause step steps way ' +
    'name names called call right wrong true false rule rules list word words first second last number choose apply need needed ' +
    'diferencia explica explicar significa ejemplo ejemplos tipo tipos parte partes cosa pasa llama sirve define definición calcula ' +
    'différence explique expliquer signifie exemple exemples type types partie parties chose passe appelle sert définition calcule calculer ' +
    'unterschied erkläre erklären bedeutet beispiel beispiele art arten teil teile ding passiert heißt dient definition berechnet berechnen ' +
    'فرق الفرق اشرح يعني معنى مثال امثلة أمثلة نوع أنواع انواع جزء يحدث تعريف'
  ).split(' '),
);

/**
 * How much of what a question asks for its best passages speak of, 0 to 1: the share of its words by their rarity, in the one passage
 * that holds most and in the best ones together. Near 0 the material doesn't cover the question.
 *
 * @param passages how often each term stands in the passages found, best first; twice for once in a heading
 * @param rarityOf rarity of a term in the course, above 0; that of one that nowhere stands is the greatest
 */
export function coverageOf(
  words: readonly QuestionWord[],
  passages: readonly ReadonlyMap<string, number>[],
  rarityOf: (term: string) => number,
): number {
  const weights = words.map(weightOf(rarityOf));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return 0;
  const best = passages.slice(0, PASSAGES);
  const credits = words.map((word) => best.map((terms) => creditIn(word, terms)));
  const shareOf = (credit: (place: number) => number) =>
    weights.reduce((sum, weight, place) => sum + weight * credit(place), 0) / all;
  const one = Math.max(0, ...best.map((_, passage) => shareOf((place) => credits[place]?.[passage] ?? 0)));
  const together = shareOf((place) => Math.max(0, ...(credits[place] ?? [])));
  return ONE_PASSAGE * one + (1 - ONE_PASSAGE) * together;
}

/** Whether a question says nothing of what it is about ("Explain it again", "Give me an example"). */
export function onlyAsks(words: readonly QuestionWord[]): boolean {
  return words.every(({ word }) => ASKING.has(word));
}

function weightOf(rarityOf: (term: string) => number) {
  return ({ word, terms, related }: QuestionWord): number => {
    const known = Math.min(...[...terms, ...related].map(rarityOf));
    return known * (ASKING.has(word) ? ASKING_WEIGHT : 1);
  };
}

function creditIn({ terms, related }: QuestionWord, passage: ReadonlyMap<string, number>): number {
  const standing = (forms: readonly string[]) => {
    const times = Math.max(0, ...forms.map((term) => passage.get(term) ?? 0));
    return times >= 2 ? 1 : times * IN_PASSING;
  };
  return Math.max(standing(terms), NEAR * standing(related));
}
