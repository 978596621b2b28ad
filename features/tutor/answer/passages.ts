import { contentStems } from '@/core/text/tokens';
import type { RetrievedPassage } from '@/features/library/contract';
import type { Topic } from './turn';
import { type Unit, unitsOf } from './units';

/** Parts that an answer quotes at most. */
const MOST_QUOTES = 3;
/** Parts that are looked at, best first. */
const LOOKED_AT = 12;
/** Share of the best part's score under which a part is no answer. */
const ENOUGH = 0.6;
/** What a match with the name of a concept, and with a word that any question may have, counts beside other words. */
const NAMED = 2;
const COMMON = 0.25;
/** What a list counts where an order or steps are asked for, and elsewhere; and what has a number where a quantity is asked for. */
const IN_ORDER = 1.6;
const LISTED = 0.75;
const WITH_NUMBER = 1.3;

const ASKING = new Set(
  'difference differ compare mean explain example happen know tell order work way thing kind type need use make much many long first reason say said right wrong simply again detail good important matter'
    .split(' ')
    .flatMap((word) => contentStems(word)),
);
const STEPS = /\b(?:order|steps?|sequence|how (?:do|can|should) (?:i|we|you)|procedure|one after the other)\b/i;
const QUANTITY = /\bhow (?:much|many|fast|long|often|loud|far|high|big|soon|deep)\b/i;

export interface Quote {
  ref: string;
  markdown: string;
}

interface Scored extends Quote {
  score: number;
  passage: number;
}

/**
 * The parts of the passages that answer a question best, word for word, the best first: those with most of the question's subject words,
 * of passages that were found first. @param allowed what may be said; the rest is left out
 */
export function quotesFor(
  question: string,
  passages: readonly RetrievedPassage[],
  { topics, language }: { topics: readonly Topic[]; language: string },
  allowed: (text: string) => boolean,
): Quote[] {
  const names = new Set(topicsIn(question, topics, language).flatMap((topic) => contentStems(topic.name, language)));
  const wanted = new Set(contentStems(question, language));
  const weightOf = (stem: string) => (names.has(stem) ? NAMED : ASKING.has(stem) ? COMMON : 1);
  const steps = STEPS.test(question);
  const quantity = QUANTITY.test(question);
  const best = Math.max(...passages.map((passage) => passage.score), Number.MIN_VALUE);
  const scored = passages.flatMap((passage, index) => {
    const heading = new Set(contentStems(passage.headingPath.slice(-1).join(' '), language));
    const about = [...wanted].filter((stem) => heading.has(stem)).length;
    const place = 0.6 + 0.4 * (passage.score / best) + 0.15 * Math.min(2, about);
    return unitsOf(passage.text, language).map((unit): Scored => {
      const form =
        (unit.listed ? (steps ? IN_ORDER : LISTED) : 1) * (quantity && /\d/.test(unit.text) ? WITH_NUMBER : 1);
      const score = scoreOf(unit, wanted, weightOf, language) * place * form;
      return { ref: passage.ref, markdown: unit.markdown, score, passage: index };
    });
  });
  return choose(scored, allowed);
}

function scoreOf(
  unit: Unit,
  wanted: ReadonlySet<string>,
  weightOf: (stem: string) => number,
  language: string,
): number {
  const stems = new Set(contentStems(unit.text, language));
  const met = [...wanted].filter((stem) => stems.has(stem)).reduce((sum, stem) => sum + weightOf(stem), 0);
  // A few words say little; many meet some by chance.
  return met * Math.min(1, stems.size / 5) * (stems.size > 40 ? 40 / stems.size : 1);
}

function choose(scored: readonly Scored[], allowed: (text: string) => boolean): Quote[] {
  const ranked = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, LOOKED_AT);
  const chosen: Scored[] = [];
  for (const unit of ranked) {
    const first = chosen[0];
    if (chosen.length === MOST_QUOTES || (first && unit.score < first.score * ENOUGH)) break;
    const told = chosen.some(
      ({ markdown }) =>
        markdown.includes(unit.markdown) || unit.markdown.includes(markdown) || overlap(markdown, unit.markdown),
    );
    if (!told && allowed(unit.markdown)) chosen.push(unit);
  }
  return chosen.map(({ ref, markdown }) => ({ ref, markdown }));
}

/** They share a sentence. */
function overlap(a: string, b: string): boolean {
  const sentences = (text: string) => text.split(/(?<=[.!?])\s+/).filter((each) => each.length > 20);
  const first = new Set(sentences(a));
  return sentences(b).some((each) => first.has(each));
}

/** The concepts that a question names, in its order; a name inside a longer one that is named too does not count. */
export function topicsIn(question: string, topics: readonly Topic[], language: string): Topic[] {
  const asked = contentStems(question, language);
  const found = topics.flatMap((topic) => {
    const places = [topic.name, ...topic.aliases].flatMap((name) => {
      const stems = contentStems(name, language);
      const at = stems.length === 0 ? -1 : asked.findIndex((_, i) => stems.every((stem, j) => asked[i + j] === stem));
      return at < 0 ? [] : [{ topic, at, length: stems.length }];
    });
    return places.sort((a, b) => b.length - a.length).slice(0, 1);
  });
  return found
    .filter(
      (each) =>
        !found.some(
          (o) => o !== each && o.length > each.length && o.at <= each.at && each.at + each.length <= o.at + o.length,
        ),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ topic }) => topic);
}
