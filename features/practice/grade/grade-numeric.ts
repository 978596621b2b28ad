import { readQuantity } from '@/core/text/same-answer-numbers';
import { isKnownUnit, unitFactor } from '@/core/text/same-answer-units';
import { type Grade, notRight, RIGHT } from './grade';

interface NumericKey {
  value: number;
  /** Accepted distance from the value, in the unit asked for. */
  tolerance: number;
}

/**
 * A number, with or without its unit. Another unit of the same kind is converted ("3000 N" for 3 kN); one that measures something else is
 * said to. Feedback tells sign, power of ten and rounding apart, never the direction.
 */
export function gradeNumeric(
  text: string,
  { value, tolerance }: NumericKey,
  unit: string | null,
  locale: string,
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
  if (values.some((number) => Math.abs(number + value) <= slack && value !== 0)) return notRight('numericSign');
  if (values.some((number) => isPowerOfTenOff(number, value))) return notRight('numericPower');
  const near = values.some((number) => Math.abs(number - value) <= Math.abs(value) * 0.02 && !Number.isInteger(value));
  return near ? notRight('numericNear', 0.5) : notRight('numericWrong');
}

/** Ten, a hundred, a thousand ... times too much or too little. */
function isPowerOfTenOff(number: number, value: number): boolean {
  if (number === 0 || value === 0) return false;
  const power = Math.log10(number / value);
  return Number.isFinite(power) && Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-6;
}
