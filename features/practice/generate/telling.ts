import { contentStems } from '@/core/text/tokens';
import type { Material } from './material';
import type { Statement } from './statement';
import type { TermMatch } from './term-finder';

/** A stem is telling when at least this share of the chunks that hold it mention the term too … */
const SHARE = 0.4;
/** … or when it stands beside the term this many times as often as it would by chance, in at least two chunks. */
const LIFT = 4;
/** Stems in more than this share of all chunks say nothing about any one term. */
const COMMON = 0.2;
/** How many telling stems a sentence needs: fewer where the term is what the sentence is about, more for a term that is everywhere or that the
 * concept is not about. */
const FEWEST = { defined: 0, subject: 1, elsewhere: 3 };
/** From this share of the chunks on a term is everywhere. */
const EVERYWHERE = 0.08;

/**
 * How well the rest of a sentence tells which term it speaks of, 0 to 1, by the words that the course uses together with that term; null
 * where it does not tell enough, so that a gap would ask for mind reading. A definition tells by itself.
 */
export function telling(statement: Statement, match: TermMatch, material: Material, isOwn: boolean): number | null {
  const { key, start } = match;
  const own = new Set(contentStems(material.terms.get(key) ?? '', material.language));
  const stems = [...new Set(statement.stems)].filter((stem) => !own.has(stem) && !/^\d/.test(stem));
  if (stems.length < 4) return null;
  const strong = stems.filter((stem) => isTelling(stem, key, material)).length;
  const defined = isDefined(statement, match, material);
  // "The ____ ends with …" speaks of one thing at hand, and many a thing may end so.
  const isAtHand = /^the\s$/i.test(statement.text.slice(0, start));
  const isSubject = /^(?:(?:an?|the|in \p{Lu}\p{L}+,)\s)*$/iu.test(statement.text.slice(0, start));
  const isEverywhere = (material.mentions.get(key)?.size ?? 0) > Math.max(6, material.chunkCount * EVERYWHERE);
  const fewest = FEWEST[defined ? 'defined' : isSubject ? 'subject' : 'elsewhere'];
  if (strong < fewest + (defined ? 0 : (isEverywhere ? (isSubject ? 1 : 2) : 0) + (isAtHand ? 1 : 0) + (isOwn ? 0 : 2)))
    return null;
  return Math.min(1, 0.12 * strong + (defined ? 0.4 : isSubject ? 0.3 : 0));
}

/** Whether the statement is the term's definition. */
export function isDefined({ text }: Statement, { key }: TermMatch, material: Material): boolean {
  return material.definedIn.get(text)?.has(key) ?? false;
}

function isTelling(stem: string, key: string, material: Material): boolean {
  const all = material.stemChunks.get(stem) ?? 0;
  const together = material.stemsBeside(key).get(stem) ?? 0;
  const mentions = material.mentions.get(key)?.size ?? 0;
  if (all < 2 || mentions === 0 || all > Math.max(4, material.chunkCount * COMMON)) return false;
  const lift = together / mentions / (all / material.chunkCount);
  return together / all >= SHARE || (together >= 2 && lift >= LIFT);
}
