import type { Approach } from '../../contract';
import { has, isExplanation, isSetPiece } from '../accepts';
import type { Plan, Slot } from '../plan';
import { isLikeness, isPicture, isWorked } from './bears';

/** Share of a plan's length that a short reference has, as in lessons by a model (`core/fusion/ranges`). */
const CONCISE = 0.65;
/** Sentences that become gaps where the lesson asks. */
const SOCRATIC_GAPS = 3;

const WORKED: Slot = {
  kind: 'example',
  message: 'section.worked',
  by: 'best',
  accepts: (unit) => isWorked(unit) && !has(unit, 'steps'),
  worth: (unit) => (has(unit, 'code', 'formula') ? 0.6 : 0) - (has(unit, 'analogy') ? 0.5 : 0) - unit.words / 250,
  maxUnits: 2,
  maxWords: 170,
};
const LIKENESS: Slot = {
  kind: 'example',
  message: 'section.likeness',
  by: 'best',
  accepts: isLikeness,
  worth: (unit) => -unit.words / 200,
  maxUnits: 2,
  maxWords: 120,
};
const PICTURE: Slot = {
  kind: 'figure',
  message: 'section.figure',
  by: 'best',
  accepts: (unit) => isPicture(unit) && has(unit, 'figure') && !has(unit, 'code'),
  maxUnits: 2,
  maxWords: 120,
};
const TABLE: Slot = {
  kind: 'comparison',
  message: 'section.table',
  by: 'best',
  accepts: (unit) => isPicture(unit) && has(unit, 'table'),
  maxUnits: 1,
  maxWords: 170,
};
const RULE: Slot = {
  kind: 'explanation',
  message: 'section.precisely',
  by: 'best',
  accepts: (unit) => isExplanation(unit) && !isSetPiece(unit),
  worth: (unit) => (has(unit, 'formula') ? 0.8 : 0) - unit.words / 120,
  maxUnits: 2,
  maxWords: 90,
};
const ONE_EXAMPLE: Slot = { ...WORKED, message: 'section.example', maxUnits: 1, maxWords: 90 };

/**
 * A mode's plan bent to a way of teaching: what it leads with comes right after the definition and has the first choice of material; the rest of
 * the mode follows. A short reference has a definition, the rule and one example, and that is all.
 */
export function planBy(plan: Plan, approach: Approach | null): Plan {
  switch (approach) {
    case null:
      return plan;
    case 'worked_example':
      return leading(plan, [WORKED, ...plan.slots.filter(({ kind }) => kind === 'steps')]);
    case 'analogy':
      return leading(plan, [LIKENESS]);
    case 'visual':
      return leading(plan, [PICTURE, TABLE]);
    case 'socratic':
      return { ...plan, gaps: Math.max(plan.gaps, SOCRATIC_GAPS) };
    case 'concise':
      return {
        ...plan,
        slots: [RULE, ONE_EXAMPLE],
        rearranged: ['definition', 'explanation', 'example'],
        minWords: Math.round(plan.minWords * CONCISE),
        maxWords: Math.round(plan.maxWords * CONCISE),
        connections: 0,
        gaps: 0,
      };
  }
}

/** Slots that lead, in their order, before those of the plan; one that leads is not asked twice. */
function leading(plan: Plan, first: readonly Slot[]): Plan {
  const rest = plan.slots.filter((slot) => !first.some((lead) => lead === slot || lead.message === slot.message));
  const kinds = [...new Set(first.map(({ kind }) => kind))];
  return {
    ...plan,
    slots: [...first, ...rest],
    rearranged: [
      'definition',
      ...kinds,
      ...plan.rearranged.filter((kind) => kind !== 'definition' && !kinds.includes(kind)),
    ],
  };
}
