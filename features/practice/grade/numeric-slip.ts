import type { FeedbackCode, Grade } from './grade';
import { notRight } from './grade';
import { mentionsNumber } from './mentions';

interface Asked {
  value: number;
  /** Accepted distance. */
  slack: number;
  unit: string | null;
  locale: string;
  prompt: string;
  passage: string;
}

/** What kind of slip leads from the right number to the learner's; likeliest first. */
export function numericSlip(values: readonly number[], asked: Asked): Grade {
  const { value, slack, unit, locale, prompt, passage } = asked;
  const is = (test: (number: number) => boolean) => value !== 0 && values.some(test);
  const close = (a: number, b: number) => Math.abs(a - b) <= slack + Math.abs(b) * 1e-9;
  if (is((number) => close(number, -value))) return notRight('numericSign');
  if (is((number) => isShareForPercent(number, value, unit))) return notRight('numericPercent');
  if (is((number) => isPowerOfTenOff(number, value))) return notRight('numericPower');
  if (is((number) => Math.abs(number - value) <= Math.abs(value) * 0.02 && !Number.isInteger(value)))
    return notRight('numericNear', 0.5);
  if (is((number) => number !== 0 && close(1 / number, value))) return notRight('numericInverse');
  if (is((number) => close(number, value * 2) || close(number, value / 2))) return notRight('numericDouble');
  if (is((number) => sameDigits(number, value))) return notRight('numericDigits');
  const taken = (code: FeedbackCode, text: string) =>
    values
      .filter((number) => mentionsNumber(text, number, locale))
      .map((number) => notRight(code, 0, { number: number.toLocaleString(locale) }))[0];
  const other = taken('numericGiven', prompt) ?? taken('numericOther', passage);
  if (other) return other;
  if (Number.isInteger(value) && values.some((number) => Math.abs(number - value) === 1)) return notRight('numericOne');
  return notRight('numericWrong');
}

/** A share where percent is asked for, or percent where a share is. */
function isShareForPercent(number: number, value: number, unit: string | null): boolean {
  const share = (whole: number, part: number) => Math.abs(whole - part * 100) <= Math.abs(whole) * 1e-6;
  if (unit === '%') return share(value, number);
  return unit === null && Math.abs(value) < 1 && share(number, value);
}

/** Ten, a hundred, a thousand ... times too much or too little. */
function isPowerOfTenOff(number: number, value: number): boolean {
  if (number === 0) return false;
  const power = Math.log10(number / value);
  return Number.isFinite(power) && Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-6;
}

/** The same digits, two or more that differ, in another order. */
function sameDigits(number: number, value: number): boolean {
  const digits = (of: number) => [...String(Math.abs(of)).replace(/\D/g, '')].sort().join('');
  return digits(number) === digits(value) && new Set(digits(value)).size > 1 && digits(value).length > 1;
}
