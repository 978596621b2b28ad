import { STOP_WORDS, tokenize } from '@/core/text/tokens';
import { proseOnly } from './inline';
import type { Material } from './material';

/** Words that carry no point of their own. */
const EMPTY = new Set(
  (
    'way thing something anything everything someone kind type sort form particular certain given used using use uses called known based usually often typically generally general main number ' +
    'set case example order able allow allows let lets contain contains various different several able also even well good bad big small new old first second third two three part fact able means mean similar carried worked likely done made itself thereby whose respect powerful concept involves involve popular simple common special technique recommended piece points begins begin brings bring keeps keep comes come found shows show finds find gives give takes take happens happen longer moment'
  ).split(' '),
);

/** Examples and remarks in brackets are no points. */
function withoutExamples(text: string): string {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/,? (?:such as|for example|for instance|e\.g\.|like|often|sometimes|usually) .*$/i, ' ');
}

/**
 * The points that an answer in the learner's own words should make, from the words of a reference text: first the words
 * that the course's terms are made of, then the rarest ones, in the order of the text, each as the list of its wordings. Empty where fewer than `fewest` remain.
 *
 * @param exclude texts whose words are no points: the term asked for, the question.
 */
export function keyPoints(
  reference: string,
  exclude: readonly string[],
  material: Material,
  fewest = 3,
  most = 5,
): string[][] {
  const given = new Set(exclude.flatMap((text) => tokenize(text, material.language).map((token) => token.stem)));
  const seen = new Set<string>();
  const words = tokenize(withoutExamples(proseOnly(reference)), material.language).filter(({ lower, stem }) => {
    const counts =
      lower.length > 2 &&
      !STOP_WORDS.has(lower) &&
      !EMPTY.has(lower) &&
      !given.has(stem) &&
      !seen.has(stem) &&
      !/^\d/.test(lower);
    if (counts) seen.add(stem);
    return counts;
  });
  const rank = ({ stem }: { stem: string }) =>
    (material.stemChunks.get(stem) ?? 0) - (material.termStems.has(stem) ? material.chunkCount : 0);
  const best = [...words].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  return best.length < fewest
    ? []
    : words.filter((word) => best.includes(word)).map(({ lower }) => [lower.replace(/'s?$/, '')]);
}
