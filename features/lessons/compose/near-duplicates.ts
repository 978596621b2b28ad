import { type DuplicateRule, saysTheSame } from '@/core/retrieval/near-duplicates';
import type { Unit } from './types';

/** Sentences that share so many words of subject matter say the same. */
const SAME_SENTENCE: DuplicateRule = { same: 0.55, contained: 0.85, least: 3, leastContained: 4 };

/** Whether a unit says what one of `others` says already: the same passage, much the same words, or no others. */
export function saysAgain(unit: Unit, others: readonly Unit[]): boolean {
  return others.some(
    (other) => other === unit || sharesAtom(unit, other) || saysTheSame(unit.stems, other.stems, SAME_SENTENCE),
  );
}

function sharesAtom(a: Unit, b: Unit): boolean {
  return a.atoms.some(({ key }) => b.atoms.some((other) => other.key === key));
}
