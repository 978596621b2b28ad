import { stem } from '../text/tokens';
import type { Item } from './align';
import type { EvidenceUnit } from './evidence';
import type { ReadSentence, ReadWord } from './read';
import type { Span } from './span';

/** Words that set two things in an order, and the word that sets them in the other. */
const INVERSE = new Map(
  Object.entries({
    before: 'after',
    after: 'before',
    above: 'below',
    below: 'above',
    over: 'under',
    under: 'over',
  }),
);

/** Verbs whose two sides are not alike: what does it, and what it is done to. Stems. */
const RELATIONS = new Set(
  (
    'cause replace prevent precede follow cover contain carry drive require exceed produce lead become remove release harm protect inject enclose surround ' +
    'lubricate weaken strengthen damage rust dent authorise inspect cancel detect prove describe define extend return ' +
    'convert transform affect influence improve reduce increase determine outnumber beat explain imply enable allow'
  )
    .split(' ')
    .map((verb) => stem(verb)),
);
const isRelation = (word: ReadWord) => RELATIONS.has(word.stem);

/**
 * Whether two things that a word sets in an order have changed places: "B before A" for "A before B", "A replaces B" for "B replaces A".
 */
export function changesPlaces(
  read: ReadSentence,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  return read.words.some((pivot, at) => {
    const relates = INVERSE.has(pivot.lower) || pivot.lower === 'than';
    if (!relates && !isRelation(pivot)) return false;
    if (standsBehindInverse(read, at, items, span, units) || turnsSteps(read, at, items, span, units)) return true;
    return span.units.some((index) => {
      const unit = units[index];
      if (!unit) return false;
      return unit.read.words.some((other, there) => {
        const inverse =
          INVERSE.get(pivot.lower) === other.lower &&
          !read.words.some(({ lower }) => lower === other.lower) &&
          !unit.read.words.some(({ lower }) => lower === pivot.lower);
        const same = other.lower === pivot.lower || (!relates && other.stem === pivot.stem);
        if (!same && !inverse) return false;
        const [here, over] = relates ? [false, false] : [isPassive(read.words, at), isPassive(unit.read.words, there)];
        if (here === null || over === null) return false;
        const passive = here !== over;
        const sides = sidesOf({ read, at, items, span, unit: index, there, words: unit.read.words });
        if (!sides) return false;
        return sides === (inverse || passive ? 'kept' : 'turned');
      });
    });
  });
}

/** "Before isolation" where the span has "after isolation": the thing right behind the word stands right behind its inverse. */
function standsBehindInverse(
  read: ReadSentence,
  at: number,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  const pivot = read.words[at];
  const inverse = INVERSE.get(pivot?.lower ?? '');
  if (!pivot || inverse === undefined) return false;
  const right = read.words.slice(at + 1).find((word) => word.weight >= 0.6 && word.clause === pivot.clause);
  const match = span.best[items.findIndex((item) => item.word === right)];
  if (!right || !match || match.at < 0 || match.weight < 0.9) return false;
  const words = units[match.unit]?.read.words ?? [];
  const behind = (word: ReadWord, index: number) => {
    const next = words.findIndex((other, i) => i > index && other.weight >= 0.6);
    return next === match.at && words[next]?.clause === word.clause;
  };
  const has = (lower: string) => words.some((word, i) => word.lower === lower && behind(word, i));
  return has(inverse) && !has(pivot.lower);
}

/** "B before A" where A and B are steps of one list in this order. */
function turnsSteps(
  read: ReadSentence,
  at: number,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  const lower = read.words[at]?.lower;
  if (lower !== 'before' && lower !== 'after') return false;
  const stepOf = (words: readonly ReadWord[]) => {
    const mass = new Map<number, number>();
    for (const word of words) {
      const match = span.best[items.findIndex((item) => item.word === word)];
      if (match && match.at >= 0 && match.weight >= 0.75 && units[match.unit]?.kind === 'item')
        mass.set(match.unit, (mass.get(match.unit) ?? 0) + word.weight);
    }
    const [best] = [...mass].sort((a, b) => b[1] - a[1]);
    return best && best[1] >= 1 ? units[best[0]] : undefined;
  };
  const left = stepOf(read.words.slice(0, at));
  const right = stepOf(read.words.slice(at + 1));
  if (!left || !right || left.block !== right.block || left.place === right.place) return false;
  return left.place < right.place !== (lower === 'before');
}

interface Place {
  read: ReadSentence;
  at: number;
  items: readonly Item[];
  span: Span;
  unit: number;
  there: number;
  words: readonly ReadWord[];
}

/** Whether the nearest things on both sides of the pivot stand on the same sides of it in the unit; null where that can't be told. */
function sidesOf({ read, at, items, span, unit, there, words }: Place): 'kept' | 'turned' | null {
  const pivot = read.words[at];
  if (!pivot) return null;
  const sameClause = read.words.filter((word) => word.clause === pivot.clause);
  const place = sameClause.indexOf(pivot);
  const homes = (list: readonly ReadWord[]) =>
    list.flatMap((word) => {
      if (word.weight < 0.3) return [];
      const match = span.best[items.findIndex((item) => item.word === word)];
      if (!match || match.unit !== unit || match.at < 0 || match.weight < 0.9 || match.opposite || match.at === there)
        return [];
      // A thing named twice can't tell.
      if (words.filter((other) => other.stem === words[match.at]?.stem).length > 1) return [];
      return words[match.at]?.clause === words[there]?.clause ? [match.at] : [];
    });
  const left = homes(sameClause.slice(0, place));
  const right = homes(sameClause.slice(place + 1));
  if (left.length === 0 || right.length === 0) return null;
  const kept = left.filter((each) => each < there).length + right.filter((each) => each > there).length;
  const turned = left.length + right.length - kept;
  const nearest = [left.at(-1) ?? there, right[0] ?? there];
  if (turned > kept && (nearest[0] ?? 0) > there && (nearest[1] ?? 0) < there) return 'turned';
  return kept > turned ? 'kept' : turned >= 2 * kept && turned > 1 ? 'turned' : null;
}

/** "is covered by" sets its things the other way round; null for a passive that names nobody, and for "the covering of". */
function isPassive(words: readonly ReadWord[], at: number): boolean | null {
  const word = words[at];
  if (!word) return null;
  if (words[at + 1]?.lower === 'of') return null;
  if (!/(?:ed|en|t|n|d)$/.test(word.lower)) return false;
  const be = words
    .slice(Math.max(0, at - 3), at)
    .some(({ lower }) => /^(?:is|are|was|were|be|been|being|get|gets)$/.test(lower));
  const by = words.slice(at + 1, at + 4).some(({ lower }) => lower === 'by');
  return be || by ? (by ? true : null) : false;
}
