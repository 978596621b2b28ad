import { type Approach, approachSchema } from '../../contract';
import { has, isExample } from '../accepts';
import type { Unit } from '../types';

/** What decides which ways of teaching a concept's material bears. */
export interface ApproachMaterial {
  /** Examples and procedures that are worked through. */
  worked: number;
  /** Likenesses that the author makes. */
  likenesses: number;
  /** Figures, diagrams and tables. */
  pictures: number;
  /** Exercises that can be asked before their own passage is read. */
  questions: number;
  /** Passages of any kind. */
  passages: number;
}

/**
 * The ways of teaching that material bears: nothing is made up, so that there is no picture where there is no figure or table, no likeness that
 * the author doesn't make, no worked example without an example or a procedure, and no questions first without a question.
 */
export function offeredApproaches({ worked, likenesses, pictures, questions, passages }: ApproachMaterial): Approach[] {
  const bears: Record<Approach, boolean> = {
    worked_example: worked > 0,
    analogy: likenesses > 0,
    socratic: questions > 0 && passages > 0,
    visual: pictures > 0,
    concise: passages > 0,
  };
  return approachSchema.options.filter((approach) => bears[approach]);
}

/** A unit that shows how it is done: an example that is no mere likeness, or a procedure. */
export function isWorked(unit: Unit): boolean {
  return has(unit, 'steps') || (isExample(unit) && has(unit, 'example'));
}

export function isLikeness(unit: Unit): boolean {
  return isExample(unit) && has(unit, 'analogy');
}

/** A unit with something to look at. */
export function isPicture(unit: Unit): boolean {
  return has(unit, 'figure', 'table') && !has(unit, 'summary', 'story');
}

/** A unit blemished more than this is taken only for want of anything better; it bears nothing. As in picking. */
const CLEAN = 1.2;

/** Counts what units offer; `questions` are counted by whoever knows the exercises. */
export function approachMaterialOf(units: readonly Unit[], questions: number): ApproachMaterial {
  const sound = units.filter((unit) => unit.blemish <= CLEAN && (unit.mentions || unit.run.relevance >= 2));
  const count = (test: (unit: Unit) => boolean) => sound.filter(test).length;
  return {
    worked: count(isWorked),
    likenesses: count(isLikeness),
    pictures: count(isPicture),
    questions,
    passages: units.length,
  };
}
