import { containsRun } from './code-tokens';
import type { EvidenceUnit, ReadPassage } from './evidence';
import { type NumberMention, sameNumber } from './numbers';
import type { ReadSentence, ReadWord } from './read';
import { relationOf } from './words/relations';

/** A word, a piece of code or a formula of the sentence that something in the passage has to stand for. */
export interface Item {
  word: ReadWord | null;
  /** Tokens of inline code or a formula. */
  tokens: readonly string[] | null;
  /** The code as written. */
  text: string;
  number: NumberMention | null;
  /** A number that may mean a place in a list: "step 3", "the third question". */
  placed: boolean;
  /** The word with the next and with the one before: "shut down" is "shutdown". */
  joined: readonly string[];
  kind: 'word' | 'number' | 'code' | 'formula';
  weight: number;
  clause: number;
  part: number;
  piece: number;
  start: number;
}

/** Where an item stands in a passage. */
export interface Match {
  unit: number;
  /** Index among the unit's words; -1 for context, code and formulas. */
  at: number;
  /** Clause of the unit; -1 where there is no word. */
  clause: number;
  weight: number;
  opposite: boolean;
}

/** Every place in a passage where an item of a sentence may stand, by item and unit. */
export type Matches = Match[][][];

export function itemsOf(read: ReadSentence): Item[] {
  const none = { word: null, tokens: null, text: '', number: null, placed: false, joined: [] };
  const placeAt = (start: number) => {
    const before = read.words.findLast((word) => word.start <= start) ?? read.words[0];
    return { clause: before?.clause ?? 0, part: before?.part ?? 0, piece: before?.piece ?? 0, start };
  };
  const words = read.words.flatMap((word, i) => {
    if (word.weight === 0) return [];
    const near = [`${word.lower}${read.words[i + 1]?.lower ?? ''}`, `${read.words[i - 1]?.lower ?? ''}${word.lower}`];
    return [{ ...none, word, joined: near, kind: 'word' as const, weight: word.weight, ...placeAt(word.start) }];
  });
  const numbers = read.numbers.map((number) => ({
    ...none,
    number,
    placed: number.placed,
    kind: 'number' as const,
    weight: 1.3,
    ...placeAt(number.start),
  }));
  const code = read.code.map(({ tokens, text, start }) => ({
    ...none,
    tokens,
    text,
    kind: 'code' as const,
    weight: 1,
    ...placeAt(start),
  }));
  const formulas = read.formulas.map(({ tokens, text, start }) => ({
    ...none,
    tokens,
    text,
    kind: 'formula' as const,
    weight: 1,
    ...placeAt(start),
  }));
  return [...words, ...numbers, ...code, ...formulas].sort((a, b) => a.start - b.start);
}

/** @param english whether words may stand for one another; other languages match by stem alone. */
export function matchItems(items: readonly Item[], passage: ReadPassage, english: boolean): Matches {
  return items.map((item) => {
    // A word that the passage has itself is not to be taken for another one of it.
    const own =
      item.word !== null &&
      item.weight >= 1 &&
      passage.units.some((unit) => unit.read.words.some((other) => isSame(item.word, other)));
    const known: Found = new Map();
    return passage.units.map((unit, i) => placesOf(item, unit, i, english, own, known));
  });
}

function isSame(word: ReadWord | null, other: ReadWord): boolean {
  return word !== null && (word.lower === other.lower || word.stem === other.stem);
}

const SAME = { weight: 1, opposite: false };

/** What was found for a word of the passage, so that it is not looked up for each time that it occurs. */
type Found = Map<string, { weight: number; opposite: boolean } | null>;

function placesOf(
  item: Item,
  unit: EvidenceUnit,
  index: number,
  english: boolean,
  own: boolean,
  known: Found,
): Match[] {
  if (item.tokens) {
    const there = containsRun(item.kind === 'code' ? unit.code : unit.formula, item.tokens);
    if (!there) return [];
    const place = unit.text.indexOf(item.text);
    const at = place < 0 ? -1 : unit.read.words.findIndex(({ start }) => start >= place);
    return [{ unit: index, at, clause: unit.read.words[at]?.clause ?? -1, weight: 1, opposite: false }];
  }
  const { word, number } = item;
  if (number) {
    const there = [...unit.numbers, ...(item.placed ? unit.placed : [])].filter((other) => sameNumber(number, other));
    return there.slice(0, 4).map((other) => {
      const at =
        other.end > other.start
          ? unit.read.words.findIndex((each) => each.number && each.start >= other.start && each.start < other.end)
          : -1;
      return { unit: index, at, clause: unit.read.words[at]?.clause ?? -1, weight: 1, opposite: false };
    });
  }
  if (!word) return [];
  const out: Match[] = [];
  for (const [at, other] of unit.read.words.entries()) {
    const key = other.name || other.number ? '' : other.lower;
    let found = key === '' ? undefined : known.get(key);
    if (found === undefined) {
      found = item.joined.includes(other.lower) ? SAME : compare(word, other, english);
      if (key !== '') known.set(key, found);
    }
    if (!found) continue;
    const weight = own && found.weight < 0.9 && !found.opposite ? Math.min(found.weight, 0.5) : found.weight;
    out.push({ unit: index, at, clause: other.clause, ...found, weight });
  }
  for (const other of unit.context) {
    const found = compare(word, other, english);
    if (found && !found.opposite)
      out.push({ unit: index, at: -1, clause: -1, weight: found.weight * 0.9, opposite: false });
  }
  return out;
}

function compare(word: ReadWord, other: ReadWord, english: boolean): { weight: number; opposite: boolean } | null {
  if (other.number) return null;
  if (word.lower === other.lower || (word.stem === other.stem && !english)) return { weight: 1, opposite: false };
  if (word.name || other.name) {
    return word.stem === other.stem || squeezed(word.lower) === squeezed(other.lower)
      ? { weight: 1, opposite: false }
      : null;
  }
  if (!english || (other.weight === 0 && !other.direction)) return null;
  const relation = relationOf(word.lower, other.lower);
  if (relation.weight > 0) return relation;
  return compounds(word, other) ? { weight: 0.9, opposite: false } : null;
}

/** "energy-isolating" and "isolate", "lock-out" and "lockout". */
function compounds(word: ReadWord, other: ReadWord): boolean {
  if (squeezed(word.lower) === squeezed(other.lower)) return true;
  const [parts, others] = [word.lower.split('-'), other.lower.split('-')];
  if (parts.length === 1 && others.length === 1) return false;
  return parts.some(
    (part) => part.length > 3 && others.some((each) => each.length > 3 && relationOf(part, each).weight >= 0.9),
  );
}

function squeezed(text: string): string {
  return text.replace(/[-‐‑'.\s]/g, '');
}
