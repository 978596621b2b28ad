import type { Item } from './align';
import type { EvidenceUnit } from './evidence';
import { type NumberMention, sameNumber } from './numbers';
import type { ReadSentence } from './read';
import type { Span } from './span';

/**
 * Whether every number of the sentence stands in the span, and stands there with the same thing: in the unit that has most of what the sentence
 * says, or in one that the sentence takes more from than the number.
 */
export function numbersHold(
  read: ReadSentence,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  const rows = read.numbers
    .map((number) => span.units.filter((index) => hasNumber(number, units[index])))
    .filter((homes) => homes.length > 0 && homes.every((index) => units[index]?.kind === 'row'));
  // Numbers out of a table stand in one row of it.
  if (rows.length > 1 && !rows[0]?.some((index) => rows.every((homes) => homes.includes(index)))) return false;
  if (read.numbers.some((number) => hasOtherInPlace(number, read, items, span, units))) return false;
  return read.numbers.every((number) => {
    const homes = span.units.filter((index) => hasNumber(number, units[index]));
    return homes.some((index) => {
      const unit = units[index];
      return unit !== undefined && takesFrom(index, items, span, units) && !isSwapped(number, read, unit);
    });
  });
}

/** Where most of the sentence stands, another number follows the very word that this one follows. */
function hasOtherInPlace(
  number: ReadSentence['numbers'][number],
  read: ReadSentence,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  const mass = (index: number) =>
    items.reduce(
      (sum, { weight }, i) => sum + (span.best[i]?.unit === index && (span.best[i]?.at ?? -1) >= 0 ? weight : 0),
      0,
    );
  const main = units[[...span.units].sort((a, b) => mass(b) - mass(a))[0] ?? -1];
  if (!main || hasNumber(number, main)) return false;
  const before = (words: ReadSentence['words'], start: number) =>
    words.findLast((word) => word.start < start && !word.number && word.weight >= 0.3);
  const own = before(read.words, number.start);
  if (!own || number.start - own.start > own.text.length + 8) return false;
  return main.read.numbers.some((other) => {
    const there = before(main.read.words, other.start);
    return (
      there?.stem === own.stem &&
      other.start - there.start <= there.text.length + 8 &&
      !read.numbers.some((each) => sameNumber(each, other))
    );
  });
}

function hasNumber(number: ReadSentence['numbers'][number], unit: EvidenceUnit | undefined): boolean {
  return [...(unit?.numbers ?? []), ...(number.placed ? (unit?.placed ?? []) : [])].some((other) =>
    sameNumber(number, other),
  );
}

/** The unit has most of the sentence's words, or some that no other unit of the span has. */
function takesFrom(index: number, items: readonly Item[], span: Span, units: readonly EvidenceUnit[]): boolean {
  const unit = units[index];
  // A formula on a line of its own belongs to the sentence before it.
  if (
    unit &&
    !unit.read.words.some(({ weight }) => weight >= 0.6) &&
    (span.units.includes(index - 1) || span.units.length === 1)
  )
    return true;
  const words = items.flatMap((item, i) => {
    const match = span.best[i];
    return item.kind === 'word' && match && match.weight >= 0.5 ? [{ weight: item.weight, match }] : [];
  });
  const massOf = (unit: number) =>
    words.reduce((sum, { weight, match }) => sum + (match.unit === unit && match.at >= 0 ? weight : 0), 0);
  const masses = span.units.map(massOf);
  const own = massOf(index);
  return own >= Math.max(...masses) - 0.01 || own >= (unit?.kind === 'row' ? 1.7 : 0.9) || words.length === 0;
}

/**
 * The number stands with another thing: in a unit of several parts ("00 is 10 mm, 01 is 12 mm"), the part that has it doesn't have what stands
 * beside it in the sentence, and the part that has that gives another number.
 */
function isSwapped(number: NumberMention & { clause: number }, read: ReadSentence, unit: EvidenceUnit): boolean {
  const parts = partsOf(unit);
  if (parts.filter(({ numbers }) => numbers.length > 0).length < 2) return false;
  const homes = parts.filter(({ numbers }) => numbers.some((other) => sameNumber(number, other)));
  if (homes.length !== 1) return false;
  const others = read.numbers.filter((other) => other !== number && other.clause === number.clause);
  const beside = others.filter(
    (other) => Math.abs(other.start - number.end) < 40 || Math.abs(number.start - other.end) < 40,
  );
  const apart = beside.some((other) => {
    const places = parts.filter(({ numbers }) => numbers.some((each) => sameNumber(other, each)));
    return (
      places.length === 1 &&
      places[0] !== homes[0] &&
      (homes[0]?.numbers.length ?? 0) > 1 &&
      (places[0]?.numbers.length ?? 0) > 1
    );
  });
  if (apart) return true;
  const next = read.words.find((word) => word.start >= number.end && word.weight >= 1 && !word.number);
  if (!next || next.clause !== number.clause || next.start - number.end > 24) return false;
  if (read.numbers.some((other) => other.start >= number.end && other.start < next.start)) return false;
  if (
    read.words.some(
      (word) => word.start >= number.end && word.start < next.start && /^(?:and|or|but)$/.test(word.lower),
    )
  )
    return false;
  const places = parts.filter(({ words }) => words.has(next.stem));
  return places.length === 1 && places[0] !== homes[0] && (places[0]?.numbers.length ?? 0) > 0;
}

interface Part {
  numbers: NumberMention[];
  words: Set<string>;
}

/** A unit cut at commas, semicolons and "and". */
function partsOf({ text, read }: EvidenceUnit): Part[] {
  const cuts = [...text.matchAll(/[,;](?!\d)|\sand\s/g)].map(({ index }) => index);
  const parts = Array.from({ length: cuts.length + 1 }, (): Part => ({ numbers: [], words: new Set() }));
  const partAt = (at: number) => parts[cuts.filter((cut) => cut < at).length];
  for (const number of read.numbers) partAt(number.start)?.numbers.push(number);
  for (const word of read.words) partAt(word.start)?.words.add(word.stem);
  return parts;
}
