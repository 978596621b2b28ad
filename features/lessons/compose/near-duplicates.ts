import type { Unit } from './types';

/** From this Jaccard similarity of content stems on, two units say the same. */
const SAME = 0.55;
/** A unit whose stems stand to this share in another adds nothing to it. */
const CONTAINED = 0.85;

/** Whether a unit says what one of `others` says already: the same passage, much the same words, or no others. */
export function saysAgain(unit: Unit, others: readonly Unit[]): boolean {
  return others.some((other) => other === unit || sharesAtom(unit, other) || similar(unit.stems, other.stems));
}

function sharesAtom(a: Unit, b: Unit): boolean {
  return a.atoms.some(({ key }) => b.atoms.some((other) => other.key === key));
}

function similar(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const small = Math.min(a.size, b.size);
  const large = Math.max(a.size, b.size);
  if (small < 3 || (small / large < SAME && a.size > b.size)) return false;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  const all = a.size + b.size - shared;
  return shared / all >= SAME || (shared / a.size >= CONTAINED && a.size >= 4);
}
