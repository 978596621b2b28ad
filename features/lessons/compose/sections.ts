import type { ComposedSection } from '../contract';
import type { Anchor } from './anchor';
import { type Filled, OPENING } from './fill';
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
const MIN_OWN = 20;

/** Stands for the title of what has none of its own and comes after passages that have. */
const MORE = '\u0000more';

/** "What it is": the definition. */
export function anchorSection(anchor: Anchor, plan: Plan): SectionDraft {
  const parts = partsOf([{ ...anchor.unit, atoms: anchor.atoms }], plan.paragraphWords);
  return { kind: 'definition', title: { message: 'section.definition' }, parts };
}

/** The filled slots as sections, in the plan's order, the gist last; a slot that takes the material's headings gives one section for each passage. */
export function sectionsOf(filled: Filled, plan: Plan, material: Material): SectionDraft[] {
  const others = [...filled.keys()].filter((slot) => slot !== OPENING && !plan.slots.includes(slot));
  const slots = [OPENING, ...plan.slots, ...others];
  const sections = slots.flatMap((slot) => sectionsOfSlot(slot, filled.get(slot) ?? [], plan, material));
  return sections.sort((a, b) => Number(a.kind === 'recap') - Number(b.kind === 'recap'));
}

function sectionsOfSlot(slot: Slot, units: readonly Unit[], plan: Plan, material: Material): SectionDraft[] {
  const groups: { title: string; units: Unit[] }[] = [];
  for (const unit of units) {
    const own = slot.ownHeadings === true ? titleOf(unit, units, material) : null;
    const title = own ?? (groups.some((group) => group.title !== '') ? MORE : '');
    const same = groups.find((group) => group.title === title);
    if (same) same.units.push(unit);
    else groups.push({ title, units: [unit] });
  }
  groups.sort((a, b) => Number(a.title === MORE) - Number(b.title === MORE));
  return groups.map((group) => ({
    kind: slot.kind,
    title:
      group.title === MORE
        ? { message: 'section.more' }
        : group.title === ''
          ? neutralTitle(slot, group.units)
          : { text: group.title },
    parts: partsOf(group.units, plan.paragraphWords),
  }));
}

function neutralTitle(slot: Slot, units: readonly Unit[]): ComposedSection['title'] {
  if (slot.message === 'section.example' && units.length > 1) return { message: 'section.examples' };
  if (slot.message === 'section.precisely' && !units.some(({ roles }) => roles.has('formula')))
    return { message: 'section.code' };
  return { message: slot.message };
}

function titleOf(unit: Unit, units: readonly Unit[], material: Material): string | null {
  const words = units.reduce((sum, other) => sum + (other.run === unit.run ? other.words : 0), 0);
  return words < MIN_OWN ? null : ownTitle(unit.run, material.topic);
}
