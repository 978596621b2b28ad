import type { EvidenceUnit } from './evidence';
import type { ReadSentence } from './read';

/** "Only" that shuts something out, not "only a sign". */
const ONLY_WHEN =
  /(?:^| )only (?:when|if|after|before|during|while|with|from|once|by|under|in|on|at|for|the|one|to|some|those)(?: |$)|^only |(?:can|may|must|should|are|is) only /;

/**
 * Whether the sentence claims a wider or narrower reach than the units that it rests on: "always" for "usually", "some" for "every", "only" where nothing is
 * shut out.
 */
export function overreaches(read: ReadSentence, units: readonly EvidenceUnit[]): boolean {
  const has = (kind: 'all' | 'some' | 'most' | 'few' | 'only') => units.some((unit) => unit.read.kinds.has(kind));
  const said = (pattern: RegExp) => read.words.some(({ lower }) => pattern.test(lower));
  const there = (pattern: RegExp) => units.some((unit) => pattern.test(unit.text));
  const strong = read.words.some(
    ({ lower }, i) =>
      /^(?:always|all|every|everything|everybody|everyone|any|completely|entirely)$/.test(lower) &&
      !/^(?:not|isn't|aren't|doesn't|don't|never|without|hardly|no)$/.test(read.words[i - 1]?.lower ?? '') &&
      !(
        lower === 'all' &&
        /^(?:can|could|are|is|was|were|may|must|will|them|they|we|you|at)$/.test(read.words[i - 1]?.lower ?? '')
      ),
  );
  if (
    strong &&
    !has('all') &&
    (has('some') || has('most') || has('few') || has('only') || there(/\bpart of\b|\bsingle\b/))
  )
    return true;
  if (said(/^(?:completely|entirely)$/) && there(/\d\s?%/) && !there(/100\s?%/)) return true;
  if (said(/^always$/) && read.cues.length === 0 && !there(/\b(?:always|every|each|all|never|whenever)\b/i))
    return true;
  if (
    said(/^(?:some|sometimes|occasionally|partly)$/) &&
    has('all') &&
    !has('some') &&
    !has('most') &&
    !read.kinds.has('all')
  )
    return true;
  if (ONLY_WHEN.test(read.words.map(({ lower }) => lower).join(' ')) && !has('only') && !has('few')) {
    return !there(
      /\b(?:except|unless|until|nothing but|no more than|at most|up to|limited|exclusive|less|last|just|single|one|without|not)\b/i,
    );
  }
  return false;
}
