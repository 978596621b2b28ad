import { containsRun } from './code-tokens';
import type { ReadPassage } from './evidence';
import { sameNumber } from './numbers';
import type { ReadSentence } from './read';
import type { UnsupportedReason } from './reasons';

/** What no cited passage has at all: it never passes, whatever the rest says. */
export function foreignParts(read: ReadSentence, cited: readonly ReadPassage[]): UnsupportedReason[] {
  const out: UnsupportedReason[] = [];
  const numbers = cited.flatMap(({ units }) => units.flatMap((unit) => unit.numbers));
  const placed = cited.flatMap(({ units }) => units.flatMap((unit) => unit.placed));
  const isKnown = (number: ReadSentence['numbers'][number]) =>
    [...numbers, ...(number.placed ? placed : [])].some((other) => sameNumber(number, other));
  if (!read.numbers.every(isKnown)) out.push('number');
  if (read.code.some(({ tokens }) => !cited.some(({ code }) => hasCode(code, tokens)))) out.push('code');
  if (
    read.formulas.some(
      ({ tokens }) => !cited.some(({ formula, code }) => containsRun(formula, tokens) || containsRun(code, tokens)),
    )
  )
    out.push('formula');
  const known = (lower: string) =>
    cited.some(({ words }) => words.has(lower) || words.has(`${lower}s`) || words.has(lower.replace(/s$/, '')));
  if (read.words.some(({ name, lower, text }) => name && !known(lower) && !isSpelledOut(text, cited))) out.push('name');
  return out;
}

function hasCode(whole: readonly string[], part: readonly string[]): boolean {
  if (containsRun(whole, part)) return true;
  // `push()` names the method that stands as `push(…)`.
  return part.length > 2 && part.at(-1) === ')' && part.at(-2) === '(' && containsRun(whole, part.slice(0, -2));
}

/** "EU" where the passage has "European Union". */
function isSpelledOut(name: string, cited: readonly ReadPassage[]): boolean {
  if (!/^[A-Z]{2,6}$/.test(name)) return false;
  const words = new RegExp(
    [...name].map((letter) => `\\b[${letter}${letter.toLowerCase()}][\\p{L}]+`).join('[\\s-]+(?:of |and |for |the )?'),
    'u',
  );
  return cited.some(({ text }) => words.test(text));
}
