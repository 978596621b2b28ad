import type { ConceptProgress, CourseProgress, Mode } from '../contract';

/** How many concepts stand at each level, from known to not begun. Concepts without any counted answer are `none`. */
export function countLevels(concepts: readonly ConceptProgress[]): Record<Mode | 'none', number> {
  const counts = { advanced: 0, scaffolded: 0, foundational: 0, none: 0 };
  for (const concept of concepts) counts[levelOf(concept)]++;
  return counts;
}

/** The level that a concept shows as. */
export function levelOf(concept: Pick<ConceptProgress, 'mode' | 'evidenceCount'>): Mode | 'none' {
  return concept.evidenceCount === 0 ? 'none' : concept.mode;
}

/** Concepts with counted answers that are not known yet; never below 0. */
export function onTheWay(progress: Pick<CourseProgress, 'concepts' | 'knownCount'>): number {
  const begun = progress.concepts.filter((concept) => concept.evidenceCount > 0).length;
  return Math.max(0, begun - progress.knownCount);
}

/** A probability as whole hundredths, for words; never 0 or 100, since an estimate is never certain. */
export function inHundred(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)));
}
