import { has, isExample, isExplanation, isRecap } from './accepts';
import { type Draft, staleness } from './draft';
import type { Material } from './material';
import { best, inSourceOrder, walk } from './pick';
import type { Plan, Slot } from './plan';
import type { Unit } from './types';

/** What each slot of a plan got. */
export type Filled = Map<Slot, Unit[]>;

/** Where the unit goes that brings in a concept without a definition. */
export const OPENING: Slot = {
  kind: 'explanation',
  message: 'section.idea',
  by: 'walk',
  accepts: () => true,
  maxUnits: 1,
  maxWords: 120,
};

/** Where material goes that no slot of the plan asked for. */
const REST: Slot = {
  kind: 'explanation',
  message: 'section.explanation',
  by: 'walk',
  accepts: isExplanation,
  maxUnits: 9,
  maxWords: 200,
  ownHeadings: true,
};
const GIST: Slot = { kind: 'recap', message: 'section.recap', by: 'best', accepts: isRecap, maxUnits: 3, maxWords: 60 };
const MORE_STEPS: Slot = {
  kind: 'steps',
  message: 'section.steps',
  by: 'best',
  accepts: (unit) => has(unit, 'steps'),
  maxUnits: 1,
  maxWords: 190,
};
const MORE_EXAMPLES: Slot = {
  kind: 'example',
  message: 'section.example',
  by: 'best',
  accepts: isExample,
  maxUnits: 2,
  maxWords: 130,
};

/**
 * Lets every slot take what it may from the material, then tops up to the plan's least length with more explanation and examples, and with
 * `anything` else that can be taught.
 */
export function fillSlots(draft: Draft, material: Material, plan: Plan, filled: Filled, anything: boolean): void {
  for (const slot of plan.slots) fillSlot(draft, material, plan, filled, slot);
  for (const slot of [REST, MORE_EXAMPLES, MORE_STEPS]) {
    if (draft.words < plan.minWords) fillSlot(draft, material, plan, filled, sameKind(plan, slot), slot);
  }
  if (anything) topUp(draft, material, plan, filled);
}

/** The plan's own slot of that kind, so that a lesson has one section of it. */
function sameKind(plan: Plan, slot: Slot): Slot {
  return plan.slots.find(({ kind, message }) => kind === slot.kind && message === slot.message) ?? slot;
}

function fillSlot(
  draft: Draft,
  material: Material,
  plan: Plan,
  filled: Filled,
  target: Slot,
  source: Slot = target,
): void {
  const already = filled.get(target) ?? [];
  const used = source === target ? already.reduce((sum, { words }) => sum + words, 0) : 0;
  const wanted = {
    accepts: source.accepts,
    leaves: source.leaves,
    maxUnits: source.maxUnits - (source === target ? already.length : 0),
    maxWords: Math.min(source.maxWords - used, plan.maxWords - draft.words),
  };
  if (wanted.maxUnits <= 0 || wanted.maxWords <= 0) return;
  const taken =
    source.by === 'walk' ? walk(draft, material, wanted) : best(draft, material, wanted, source.worth ?? (() => 0));
  if (taken.length > 0) filled.set(target, inSourceOrder([...already, ...taken]));
}

/** Blemished material is better than none: the least blemished first, one by one; a single unit may be longer than the plan likes. */
function topUp(draft: Draft, material: Material, plan: Plan, filled: Filled): void {
  const taken: Unit[] = [];
  const order = [...material.units].sort(
    (a, b) =>
      a.blemish - b.blemish ||
      staleness(a, draft.memory) - staleness(b, draft.memory) ||
      a.run.index - b.run.index ||
      a.index - b.index,
  );
  for (const unit of order) {
    if (draft.words >= plan.minWords) break;
    if (unit.words > plan.maxWords - draft.words && draft.taken.length > 0) continue;
    // The key points of a whole chapter are no gist of one of its concepts.
    if (has(unit, 'summary') && !unit.mentions && draft.taken.length > 0) continue;
    const wanted = {
      accepts: (other: Unit) => other === unit,
      maxUnits: 1,
      maxWords: Math.max(unit.words, 1),
      anything: true,
    };
    taken.push(...best(draft, material, wanted, () => 0));
  }
  for (const unit of taken) {
    const slot = sameKind(plan, has(unit, 'summary') ? GIST : REST);
    filled.set(slot, inSourceOrder([...(filled.get(slot) ?? []), unit]));
  }
}
