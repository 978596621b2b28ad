import { unitFactor } from '@/core/text/same-answer-units';
import { bare, prepare } from './prepared-text';

const SUM = /([-−]?\d+(?:\.\d+)?)\s*([-+−–×x*·/÷^])\s*(\d+(?:\.\d+)?)/gu;
const CODED = /(?<![\w.])0[xX][0-9a-fA-F]+|(?<![\w.])0b[01]+|(?<![\w.])0o[0-7]+/g;
/** As numbers, these say nothing: "one of them", "a second time". */
const CLOSE = 1e-9;

/**
 * Whether a text has a number, in whatever form: digits, words, a fraction, a percentage, another unit, base two or sixteen, or as a sum of
 * two numbers that anybody can do.
 * @param wanted the number in `unit` ('' or null: a bare number), right within `tolerance`.
 */
export function hasNumber(
  text: string,
  wanted: { value: number; tolerance: number; unit: string | null },
  locale: string,
): boolean {
  const plain = bare(text.replace(/(\d)\*(\d)/g, '$1×$2'));
  const near = (value: number) =>
    Math.abs(value - wanted.value) <= Math.max(wanted.tolerance, Math.abs(wanted.value) * CLOSE);
  if (valuesIn(text.replace(/(\d)\*(\d)/g, '$1×$2'), wanted.unit ?? '', locale).some(near)) return true;
  if ((plain.match(CODED) ?? []).some((piece) => near(Number(piece.toLowerCase())))) return true;
  return [...plain.matchAll(SUM)].some(([, a = '', sign = '', b = '']) => near(reckon(number(a), sign, number(b))));
}

function valuesIn(text: string, unit: string, locale: string): number[] {
  return prepare(text, locale).quantities.flatMap((read) => {
    const factor = read.unit === '' ? 1 : (unitFactor(read.unit, unit) ?? 1);
    const percent = /^(%|per ?cent)/i.test(read.unit) && unit === '' ? [read.value / 100] : [];
    return [read.value, read.value * factor, ...percent];
  });
}

function number(text: string): number {
  return Number(text.replace('−', '-'));
}

function reckon(a: number, sign: string, b: number): number {
  if (sign === '+') return a + b;
  if (/[-−–]/.test(sign)) return a - b;
  if (sign === '^') return a ** b;
  if (/[/÷]/.test(sign)) return b === 0 ? Number.NaN : a / b;
  return a * b;
}
