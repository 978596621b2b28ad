import type { Unit, UnitRole } from './types';

/** Whether a unit has one of the roles. */
export function has(unit: Unit, ...roles: UnitRole[]): boolean {
  return roles.some((role) => unit.roles.has(role));
}

/** Sentences and simple lists that carry the thought: no listing, picture, table, procedure or key point among them. */
export function isExplanation(unit: Unit): boolean {
  return !isEntry(unit) && !has(unit, 'code', 'figure', 'table', 'steps', 'summary', 'story');
}

/** As {@link isExplanation}, without formulas. */
export function isPlainExplanation(unit: Unit): boolean {
  return isExplanation(unit) && !has(unit, 'formula');
}

export function isExample(unit: Unit): boolean {
  return has(unit, 'example', 'analogy') && !has(unit, 'steps', 'summary', 'table', 'story');
}

export function isCaution(unit: Unit): boolean {
  return has(unit, 'caution') && !has(unit, 'steps', 'summary', 'story');
}

/** An example, an analogy or a warning in plain words: they have sections of their own. */
export function isSetPiece(unit: Unit): boolean {
  return has(unit, 'example', 'analogy', 'caution');
}

/** An entry of a glossary. */
export function isEntry(unit: Unit): boolean {
  return unit.atoms[0]?.kind === 'definition';
}

/** Says the gist of the topic, by its name: a key point, a summary, or a glossary's other words. A chapter's gist of other things is none. */
export function isRecap(unit: Unit): boolean {
  return unit.mentions && (has(unit, 'summary') || isEntry(unit));
}
