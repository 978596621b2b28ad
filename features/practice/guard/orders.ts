import { prepare } from './prepared-text';
import { bare, says } from './says';

interface Part {
  id: string;
  text: string;
}

const LINK = /\b(?:before|after|then|first|next|last|finally|followed by|precedes?|follows?)\b|→|->|>|⇒/i;
/** A nudge may name one step; two in their order are part of the answer. */
const FEW = 2;

/** Whether a text says steps in their order, by their words or by their letters or numbers as shown. */
export function givesOrder(text: string, shown: readonly Part[], order: readonly string[], locale: string): boolean {
  if (namesSequence(text, shown, order)) return true;
  const steps = order.flatMap((id) => shown.find((step) => step.id === id) ?? []);
  const sentences = prepare(text, locale).sentences.map((each) => each.text);
  // Two steps have to be there at all before it is asked where.
  if (steps.filter((step) => says(text, step.text, locale)).length < FEW) return false;
  const places = steps.map((step) => sentences.findIndex((sentence) => says(sentence, step.text, locale)));
  const found = places.filter((place) => place >= 0);
  const rising = found.every((place, i) => i === 0 || place >= (found[i - 1] ?? 0));
  if (found.length > FEW && rising) return true;
  return sentences.some(
    (sentence) => LINK.test(sentence) && steps.filter((step) => says(sentence, step.text, locale)).length >= FEW,
  );
}

function namesSequence(text: string, shown: readonly Part[], order: readonly string[]): boolean {
  const places = order.map((id) => shown.findIndex((step) => step.id === id));
  const wanted = [places.map((at) => String.fromCharCode(97 + at)), places.map((at) => String(at + 1)), [...order]];
  const marks =
    bare(text)
      .toLowerCase()
      .match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,3}(?![\p{L}\p{N}])/gu) ?? [];
  return wanted.some((sequence) => {
    const joined = sequence.join(' ').toLowerCase();
    return (
      ` ${marks.join(' ')} `.includes(` ${joined} `) ||
      ` ${bare(text).toLowerCase()} `.includes(` ${sequence.join('').toLowerCase()} `)
    );
  });
}

/** Whether a text puts one of the left together with what belongs to it, by words or by number and letter. */
export function givesPair(
  text: string,
  sides: { left: readonly Part[]; right: readonly Part[] },
  pairs: Readonly<Record<string, string>>,
  locale: string,
): boolean {
  const sentences = prepare(text, locale).sentences.map((each) => each.text);
  return Object.entries(pairs).some(([leftId, rightId]) => {
    const leftAt = sides.left.findIndex((part) => part.id === leftId);
    const rightAt = sides.right.findIndex((part) => part.id === rightId);
    const [left, right] = [sides.left[leftAt], sides.right[rightAt]];
    if (!left || !right) return false;
    if (namesPair(text, leftAt, rightAt)) return true;
    if (!says(text, left.text, locale) || !says(text, right.text, locale)) return false;
    return sentences.some((sentence) => says(sentence, left.text, locale) && says(sentence, right.text, locale));
  });
}

function namesPair(text: string, leftAt: number, rightAt: number): boolean {
  const letter = String.fromCharCode(65 + rightAt);
  return new RegExp(`(?<![\\p{L}\\p{N}])${leftAt + 1}\\s*(?:[-–:=.)]|→|->)+\\s*${letter}(?![\\p{L}\\p{N}])`, 'iu').test(
    text,
  );
}
