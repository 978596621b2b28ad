export interface DuplicateRule {
  /** From this Jaccard similarity on, two sets say the same. 0 to 1. */
  same: number;
  /** A set that stands to this share in another adds nothing to it. 0 to 1. */
  contained: number;
  /** Smallest set that is compared at all, and that may count as contained. */
  least: number;
  leastContained: number;
}

/** Rule for whole chunks: they share the vocabulary of their course, so they must be closer to each other than sentences. */
export const SAME_CHUNK: DuplicateRule = { same: 0.8, contained: 0.95, least: 5, leastContained: 8 };

/**
 * Whether the words of `a` say what those of `b` say already: much the same words, or no others. Not symmetric: a long text is
 * no repetition of a short one that it contains.
 */
export function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>, rule: DuplicateRule): boolean {
  const small = Math.min(a.size, b.size);
  const large = Math.max(a.size, b.size);
  if (small < rule.least || (small / large < rule.same && a.size > b.size)) return false;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  const all = a.size + b.size - shared;
  return shared / all >= rule.same || (shared / a.size >= rule.contained && a.size >= rule.leastContained);
}
