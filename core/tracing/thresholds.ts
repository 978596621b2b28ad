/** From this p(L) on a concept counts as known: what needs it may be taught. Probability. */
export const KNOWN_FROM = 0.85;

/** Below this p(L) a concept is taught in the foundational mode. Probability. */
export const SCAFFOLDED_FROM = 0.4;

/** From this p(L) on a concept is taught in the advanced mode. Probability. */
export const ADVANCED_FROM = 0.75;

/** Whether a concept counts as known, for its dependents and in counts of what a learner knows. */
export function isKnown(pKnown: number): boolean {
  return pKnown >= KNOWN_FROM;
}

/** How a concept is taught at this p(L). */
export function modeOf(pKnown: number): 'foundational' | 'scaffolded' | 'advanced' {
  if (pKnown >= ADVANCED_FROM) return 'advanced';
  return pKnown >= SCAFFOLDED_FROM ? 'scaffolded' : 'foundational';
}
