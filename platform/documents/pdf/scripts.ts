import type { Span } from './lines';

const ABOVE = new Map(
  Object.entries({
    '0': '⁰',
    '1': '¹',
    '2': '²',
    '3': '³',
    '4': '⁴',
    '5': '⁵',
    '6': '⁶',
    '7': '⁷',
    '8': '⁸',
    '9': '⁹',
    '+': '⁺',
    '-': '⁻',
    '−': '⁻',
    '–': '⁻',
    '=': '⁼',
    '(': '⁽',
    ')': '⁾',
    n: 'ⁿ',
    i: 'ⁱ',
  }),
);
const BELOW = new Map(
  Object.entries({
    '0': '₀',
    '1': '₁',
    '2': '₂',
    '3': '₃',
    '4': '₄',
    '5': '₅',
    '6': '₆',
    '7': '₇',
    '8': '₈',
    '9': '₉',
    '+': '₊',
    '-': '₋',
    '−': '₋',
    '–': '₋',
    '=': '₌',
    '(': '₍',
    ')': '₎',
  }),
);

/** Text of a span, with powers and indices as the letters that Unicode has for them, where it has all: 10⁻³, H₂O. */
export function scripted(span: Span): string {
  if (span.raised === 0) return span.text;
  const table = span.raised > 0 ? ABOVE : BELOW;
  const letters = [...span.text.trimEnd()];
  if (!letters.every((letter) => table.has(letter)) || !/[\p{L}\p{N}]/u.test(span.text)) return span.text;
  return letters.map((letter) => table.get(letter) ?? letter).join('') + (/\s$/.test(span.text) ? ' ' : '');
}
