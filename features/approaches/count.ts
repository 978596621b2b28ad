import { expectedSuccess } from '@/core/difficulty/target-success';
import { type Credit, creditOf } from '@/core/sequencing/soft-credit';
import { type ConceptParameters, parametersOf } from '@/core/tracing/bkt';
import type { EffectRow, LessonOutcome } from './store';

/** How surely a lesson is thought to teach before its answers are looked at; that of `core/sequencing/approach-prior`. Probability. */
const TEACHES = 0.3;

export type Counted = Omit<EffectRow, 'districtId' | 'courseId'>;

/** Sums up what followed the lessons, concept by concept and way by way. */
export function countOutcomes(
  outcomes: Iterable<LessonOutcome>,
  parametersFor: (conceptId: string) => ConceptParameters,
): Counted[] {
  const cells = new Map<string, Counted>();
  const credit: Credit = { tried: 0, taught: 0 };
  for (const { conceptId, approach, known, answer } of outcomes) {
    const key = `${conceptId} ${approach}`;
    const cell = cells.get(key) ?? blank(conceptId, approach);
    cells.set(key, cell);
    cell.lessons++;
    if (answer === null) continue;
    const parameters = parametersOf(parametersFor(conceptId), answer.options > 0 ? 1 / answer.options : null);
    const chance = (of: number) => expectedSuccess(of, answer.difficulty, parameters);
    cell.answered++;
    cell.right += Number(answer.right);
    cell.expected += chance(known);
    cell.spread += chance(known) * (1 - chance(known));
    creditOf(known, TEACHES, chance(1), chance(0), answer.right, credit);
    cell.tried += credit.tried;
    cell.taught += credit.taught;
  }
  return [...cells.values()];
}

function blank(conceptId: string, approach: Counted['approach']): Counted {
  return { conceptId, approach, lessons: 0, answered: 0, right: 0, expected: 0, spread: 0, tried: 0, taught: 0 };
}
