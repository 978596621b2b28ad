import { everydaySynonyms } from '../../text/same-answer-synonyms';
import { stem } from '../../text/tokens';
import { ALIKE, OPPOSITE } from './everyday';
import { baseForms } from './lemmas';
import data from './word-relations.json';

/** How far one word may stand for another: 1 the same word, 0 not at all. `opposite` words contradict each other. */
export interface Relation {
  weight: number;
  opposite: boolean;
}

const NONE: Relation = { weight: 0, opposite: false };
const SAME: Relation = { weight: 1, opposite: false };
const DERIVED: Relation = { weight: 0.95, opposite: false };
const ALIKE_WORDS: Relation = { weight: 0.85, opposite: false };
const SYNONYM: Relation = { weight: 0.8, opposite: false };
const RELATED: Relation = { weight: 0.5, opposite: false };
const CONTRARY: Relation = { weight: 0.6, opposite: true };

type Table = Map<string, Set<string>>;

interface Tables {
  vocabulary: Set<string>;
  alike: Table;
  synonym: Table;
  derived: Table;
  related: Table;
  opposite: Table;
}

let tables: Tables | null = null;

function load(): Tables {
  if (tables) return tables;
  const alike: Table = new Map();
  const synonym: Table = new Map();
  const derived: Table = new Map();
  const related: Table = new Map();
  const opposite: Table = new Map();
  for (const group of ALIKE) joinAll(alike, group);
  for (const pair of OPPOSITE) joinAll(opposite, pair);
  for (const group of data.groups.split('|')) joinAll(synonym, group.split(' '));
  for (const [table, lines] of [
    [derived, data.derived],
    [related, data.similar],
    [related, data.kinds],
    [opposite, data.opposite],
  ] as const) {
    for (const line of lines.split('|')) joinAll(table, line.split(' '));
  }
  const vocabulary = new Set([alike, synonym, derived, related, opposite].flatMap((table) => [...table.keys()]));
  tables = { vocabulary, alike, synonym, derived, related, opposite };
  return tables;
}

function joinAll(table: Table, words: readonly string[]): void {
  for (const word of words) {
    const partners = table.get(word) ?? new Set();
    for (const other of words) if (other !== word) partners.add(other);
    table.set(word, partners);
  }
}

const PREFIX = /^(?:un|in|im|ir|il|dis|non-?|mis)(?=[a-z]{4})/;
const remembered = new Map<string, Map<string, Relation>>();
/** First words remembered before the memory is emptied. */
const MOST_REMEMBERED = 20_000;

/** English: how far `a` may stand for `b`, both in lower case, whatever their inflection. Symmetric. */
export function relationOf(a: string, b: string): Relation {
  if (a === b) return SAME;
  const [first, second] = a < b ? [a, b] : [b, a];
  let known = remembered.get(first);
  if (!known) {
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    known = new Map();
    remembered.set(first, known);
  }
  const found = known.get(second);
  if (found) return found;
  const made = relate(first, second);
  known.set(second, made);
  return made;
}

function relate(a: string, b: string): Relation {
  const { vocabulary, alike, synonym, derived, related, opposite } = load();
  const isWord = (word: string) => vocabulary.has(word);
  const left = baseForms(a, isWord);
  const right = baseForms(b, isWord);
  if (left.some((word) => right.includes(word))) return SAME;
  if (linked(opposite, left, right)) return CONTRARY;
  if (stem(a) === stem(b) && !PREFIX.test(a) && !PREFIX.test(b)) return SAME;
  if (isNegated(a, b, vocabulary) || isNegated(b, a, vocabulary)) return CONTRARY;
  if (linked(derived, left, right)) return DERIVED;
  if (
    linked(alike, left, right) ||
    left.some((word) => everydaySynonyms(word).some((other) => right.includes(other)))
  ) {
    return ALIKE_WORDS;
  }
  if (linked(synonym, left, right)) return SYNONYM;
  // "protection" and "protect", "likelihood" and "likely": one step over a derivation.
  if (throughDerivation(alike, derived, left, right)) return SYNONYM;
  if (linked(related, left, right) || throughDerivation(synonym, derived, left, right)) return RELATED;
  return NONE;
}

function linked(table: Table, left: readonly string[], right: readonly string[]): boolean {
  return left.some((word) => {
    const partners = table.get(word);
    return partners !== undefined && right.some((other) => partners.has(other));
  });
}

function throughDerivation(table: Table, derived: Table, left: readonly string[], right: readonly string[]): boolean {
  const wider = (words: readonly string[]) => words.flatMap((word) => [...(derived.get(word) ?? [])]);
  return linked(table, wider(left), right) || linked(table, left, wider(right));
}

/** "unsafe" beside "safe": the same word with a prefix that turns it round. */
function isNegated(a: string, b: string, vocabulary: Set<string>): boolean {
  if (!PREFIX.test(a)) return false;
  const rest = a.replace(PREFIX, '');
  return (rest === b || stem(rest) === stem(b)) && (vocabulary.has(rest) || vocabulary.has(b));
}

/** Whether a dictionary of common words has it: what it doesn't have is a name or a term of the trade. */
export function isCommonWord(lower: string): boolean {
  const { vocabulary } = load();
  return baseForms(lower, (word) => vocabulary.has(word)).some((word) => vocabulary.has(word));
}
