import { contentStems } from '@/core/text/tokens';
import type { Material } from './material';
import type { Statement } from './statement';
import type { TermMatch } from './term-finder';

/** A stem is telling when at least this share of the chunks that hold it mention the term too. */
const SHARE = 0.4;
/** Stems in more than this share of all chunks say nothing about any one term. */
const COMMON = 0.2;
/** How many telling stems a sentence needs: fewer where the term is what the sentence is about. */
const FEWEST = { subject: 1, elsewhere: 3 };

/**
 * How well the rest of a sentence tells which term it speaks of, 0 to 1, by the words that the course uses together with that term; null
 * where it does not tell enough, so that a gap would ask for mind reading.
 */
export function telling(statement: Statement, { key, start }: TermMatch, material: Material): number | null {
  const own = new Set(contentStems(material.terms.get(key) ?? '', material.language));
  const stems = [...new Set(statement.stems)].filter((stem) => !own.has(stem) && !/^\d/.test(stem));
  if (stems.length < 4) return null;
  const beside = material.stemsBeside(key);
  const strong = stems.filter((stem) => {
    const all = material.stemChunks.get(stem) ?? 0;
    const isRare = all >= 2 && all <= Math.max(4, material.chunkCount * COMMON);
    return isRare && (beside.get(stem) ?? 0) / all >= SHARE;
  }).length;
  const isSubject = /^(?:(?:an?|the|in \p{Lu}\p{L}+,)\s)*$/iu.test(statement.text.slice(0, start));
  if (strong < (isSubject ? FEWEST.subject : FEWEST.elsewhere)) return null;
  return Math.min(1, 0.15 * strong + (isSubject ? 0.3 : 0));
}
