import { readQuantity } from '@/core/text/same-answer-numbers';
import { isKnownUnit, unitFactor } from '@/core/text/same-answer-units';
import { type Grade, notRight, RIGHT } from './grade';
import { numericSlip } from './numeric-slip';

interface NumericKey {
  value: number;
  /** Accepted distance from the value, in the unit asked for. */
  tolerance: number;
}

/** Where an answer may have been taken from: the question, and the passage with the answer. */
export interface Surroundings {
  prompt: string;
  passage: string;
}

/**
 * A number, with or without its unit. Another unit of the same kind is converted ("3000 N" for 3 kN); one that measures something else is
 * said to. Feedback tells the kind of slip, never the direction.
 */
export function gradeNumeric(
  text: string,
  { value, tolerance }: NumericKey,
  unit: string | null,
  locale: string,
  around: Surroundings = { prompt: '', passage: '' },
): Grade {
  if (text.trim() === '') return notRight('nothing');
  const quantity = readQuantity(text, locale);
  if (!quantity) return notRight('numericNoNumber');
  const factor = unit === null && !isKnownUnit(quantity.unit) ? 1 : unitFactor(quantity.unit, unit ?? '');
  if (factor === null) return notRight('numericUnit', 0, { unit: unit ?? '' });
  const values = quantity.values.map((number) => number * factor);
  // Converting a unit may cost the last binary digits: 0.1 % of a thousandth is no mistake of the learner's.
  const slack = tolerance + Math.abs(value) * 1e-9;
  if (values.some((number) => Math.abs(number - value) <= slack)) return RIGHT;
  return numericSlip(values, { value, slack, unit, locale, ...around });
}
