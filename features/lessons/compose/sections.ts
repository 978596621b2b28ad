import type { ComposedSection } from '../contract';
import type { Anchor } from './anchor';
import type { Filled } from './fill';
import { ownTitle } from './headings';
import type { Material } from './material';
import { type Part, partsOf } from './parts';
import type { Plan, Slot } from './plan';
import type { Unit } from './types';

/** A section whose blocks are still in the making. */
export interface SectionDraft {
  kind: ComposedSection['kind'];
  title: ComposedSection['title'];
  parts: Part[];
}

/** A passage shorter than this does not get a title of its own. Words. */
const MIN_OWN = 30;

/** "What it is": the definition. */
export function anchorSection(anchor: Anchor, plan: Plan): SectionDraft {
  const parts = partsOf([{ ...anchor.unit, atoms: anchor.atoms }], plan.paragraphWords);
  return { kind: 'definition', title: { message: 'section.definition' }, parts };
}

/** The filled slots as sections, in the plan's order; a slot that takes the material's headings gives one section for each passage. */
export function sectionsOf(filled: Filled, plan: Plan, material: Material): SectionDraft[] {
  const slots = [...plan.slots, ...[...filled.keys()].filter((slot) => !plan.slots.includes(slot))];
  return slots.flatMap((slot) => sectionsOfSlot(slot, filled.get(slot) ?? [], plan, material));
}

function sectionsOfSlot(slot: Slot, units: readonly Unit[], plan: Plan, material: Material): SectionDraft[] {
  const neutral: ComposedSection['title'] = { message: slot.message };
  const groups: { title: string | null; units: Unit[] }[] = [];
  for (const unit of units) {
    const title = slot.ownHeadings === true ? titleOf(unit, units, material) : null;
    const last = groups.at(-1);
    if (last && last.title === title) last.units.push(unit);
    else groups.push({ title, units: [unit] });
  }
  return groups.map((group) => ({
    kind: slot.kind,
    title: group.title === null ? neutral : { text: group.title },
    parts: partsOf(group.units, plan.paragraphWords),
  }));
}

function titleOf(unit: Unit, units: readonly Unit[], material: Material): string | null {
  const words = units.reduce((sum, other) => sum + (other.run === unit.run ? other.words : 0), 0);
  return words < MIN_OWN ? null : ownTitle(unit.run, material.topic);
}
