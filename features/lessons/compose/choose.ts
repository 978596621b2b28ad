import { type Anchor, findOpening } from './anchor';
import { bundleOf, type Draft, isFresh, type Memory, take, timesShown } from './draft';
import { type Filled, fillSlots, OPENING } from './fill';
import type { Material } from './material';
import type { Plan } from './plan';
import type { Unit } from './types';
import { readingWords } from './units';

/** Below this share of a plan's least length, fresh material counts as used up and seen material returns beside it. */
const ENOUGH = 0.35;
/** Words of a sentence that cannot be a paragraph. */
const SHORT = 8;

/** What a lesson is made of. */
export interface Choice {
  draft: Draft;
  filled: Filled;
  /** Units other than the anchor that the learner has seen before. */
  repeated: Unit[];
  /** Units that the learner has not seen. */
  fresh: Unit[];
}

/**
 * Chooses units for a plan: fresh ones as the plan wants them; where these are too few, in a first lesson fresh ones that have blemishes,
 * in a later one seen ones, least shown first, and blemished ones only when those are too few as well.
 */
export function choose(material: Material, plan: Plan, memory: Memory, anchor: Anchor | null): Choice {
  const opening = anchor ? anchor.atoms.reduce((sum, atom) => sum + readingWords(atom), 0) : 0;
  const draft: Draft = { memory, timesAllowed: 0, taken: anchor ? [anchor.unit] : [], words: opening };
  const filled: Filled = new Map();
  const first = anchor ? null : findOpening(material, memory);
  if (first && bundleOf(draft, first)?.length === 1) {
    take(draft, first);
    filled.set(OPENING, [first]);
  }
  const fresh = () => draft.taken.filter((unit) => isFresh(unit, memory));
  const enough = () => fresh().reduce((sum, { words }) => sum + words, 0) >= ENOUGH * plan.minWords;
  fillSlots(draft, material, plan, filled, false);
  // Good passages read again are worth more than the crumbs that no first lesson wanted.
  if (!enough() && memory.seen.size === 0) fillSlots(draft, material, plan, filled, true);
  if (!enough()) {
    for (const times of timesIn(material, memory)) {
      draft.timesAllowed = times;
      fillSlots(draft, material, plan, filled, false);
      if (draft.words >= plan.minWords) break;
    }
    if (draft.words < ENOUGH * plan.minWords) fillSlots(draft, material, plan, filled, true);
  }
  dropStragglers(draft, filled);
  const repeated = draft.taken.filter((unit) => unit !== anchor?.unit && !isFresh(unit, memory));
  return { draft, filled, repeated, fresh: fresh() };
}

/** A short sentence is good company and a poor paragraph: it goes when nothing of its own paragraph stands beside it. */
function dropStragglers(draft: Draft, filled: Filled): void {
  for (const [slot, units] of filled) {
    const kept = units.filter(
      (unit, i) => !isStraggler(unit) || isBeside(unit, units[i - 1]) || isBeside(unit, units[i + 1]),
    );
    if (kept.length === 0 && filled.size === 1) continue;
    for (const unit of units) {
      if (kept.includes(unit)) continue;
      draft.taken.splice(draft.taken.indexOf(unit), 1);
      draft.words -= unit.words;
    }
    if (kept.length > 0) filled.set(slot, kept);
    else filled.delete(slot);
  }
}

function isStraggler(unit: Unit): boolean {
  return unit.atoms.length === 1 && unit.atoms[0]?.kind === 'paragraph' && unit.words < SHORT;
}

function isBeside(unit: Unit, other: Unit | undefined): boolean {
  return other !== undefined && other.run === unit.run && other.atoms.at(-1)?.block === unit.atoms[0]?.block;
}

/** How often the material's units were shown: each number once, least first. */
function timesIn(material: Material, memory: Memory): number[] {
  const times = new Set(material.units.map((unit) => timesShown(unit, memory)));
  times.delete(0);
  return [...times].sort((a, b) => a - b);
}
