import type { Item, Match, Matches } from './align';
import type { EvidenceUnit } from './evidence';
import type { Cue, ReadSentence, ReadWord } from './read';
import type { Span } from './span';
import { homeOf } from './substitution';
import { NEGATIVE, NEGATIVE_LIKE } from './words/function-words';
import { isCommonWord, relationOf } from './words/relations';

/** Weight from which a place counts as the same thing said. */
const FIRM = 0.75;

interface Place {
  item: Item;
  match: Match;
}

/**
 * Whether the sentence turns round what the span says: it denies what is stated, states what is denied, or has the opposite of a word. Two
 * turns make none ("not safe" for "unsafe").
 */
export function contradicts(
  read: ReadSentence,
  items: readonly Item[],
  matches: Matches,
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  return deniesOtherwise(read, items, span, units) || turnsRound(read, items, matches, span, units);
}

/** Negations of the sentence and of the span that have no partner on the other side. */
function deniesOtherwise(
  read: ReadSentence,
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  const places = items.flatMap((item, i): Place[] => {
    const match = span.best[i];
    return item.word && match && match.at >= 0 && item.weight >= 0.3 ? [{ item, match }] : [];
  });
  const free = new Set(read.cues);
  const open: { unit: number; clause: number }[] = [];
  for (const index of span.units) {
    const words = units[index]?.read.words ?? [];
    for (const cue of units[index]?.read.cues ?? []) {
      const core = new Set(coreOf(cue, words));
      const met = places.filter(
        ({ match }) => match.unit === index && core.has(match.at) && (match.weight >= FIRM || match.opposite),
      );
      const weight = (list: Iterable<number>) => [...list].reduce((sum, at) => sum + (words[at]?.weight ?? 0), 0);
      if (met.length === 0 || weight(new Set(met.map(({ match }) => match.at))) < 0.5 * weight(core)) {
        if (met.length === 0) open.push({ unit: index, clause: core.size === 0 ? -1 : cue.clause });
        continue;
      }
      const shared = (own: Cue) =>
        met.filter(({ item }) => own.scope.some((at) => read.words[at] === item.word)).length;
      const partner = [...free]
        .filter((own) => shared(own) > 0 || met.some(({ item }) => own.clause === item.clause))
        .sort((a, b) => shared(b) - shared(a))[0];
      if (partner) free.delete(partner);
      else if (!met.some(({ item, match }) => match.opposite || isDenied(read, item.clause, items, span))) return true;
    }
  }
  // "Can't read without it": two negations of one clause make none.
  const single = [...free].filter((cue) => [...free].filter((other) => other.clause === cue.clause).length % 2 === 1);
  return single.some((cue) => {
    const words = new Set(cue.scope.map((at) => read.words[at]));
    const turned = places.filter(({ item }) => item.word && words.has(item.word));
    if (turned.length === 0 || isBound(cue, read, span, units)) return false;
    const other = turned.find(({ match }) =>
      open.some((each) => each.unit === match.unit && (each.clause === match.clause || each.clause === -1)),
    );
    return !other && !turned.some(({ match }) => isTurned(match, units, places));
  });
}

/** "Not above 80", "no more than 80" sets a bound, as "80 or less" does. */
function isBound(cue: Cue, read: ReadSentence, span: Span, units: readonly EvidenceUnit[]): boolean {
  const behind = read.words.slice(cue.at + 1, cue.at + 5).map(({ lower }) => lower);
  const bounds = behind.some((lower) =>
    /^(?:above|over|beyond|exceed|more|longer|later|higher|hotter|larger|greater|bigger|faster|older|heavier|warmer|deeper|wider)$/.test(
      lower,
    ),
  );
  return (
    bounds &&
    span.units.some((index) =>
      /\b(?:or less|at most|up to|no more|maximum|limits?|below|under|within|shorter|earlier|never|not)\b/i.test(
        units[index]?.text ?? '',
      ),
    )
  );
}

function isTurned(match: Match, units: readonly EvidenceUnit[], places: readonly Place[]): boolean {
  const unit = units[match.unit];
  const place = unit?.read.words[match.at];
  return !unit || !place || match.opposite || place.negated || unitDenies(unit, place.clause, match.unit, places);
}

/** The words that a negation is about: the first three of weight in its scope. */
function coreOf(cue: Cue, words: readonly ReadWord[]): number[] {
  const full = cue.scope.filter((at) => (words[at]?.weight ?? 0) >= 0.6);
  const heavy = full.length > 0 ? full : cue.scope.filter((at) => (words[at]?.weight ?? 0) >= 0.3);
  const behind = heavy.filter((at) => at > cue.at);
  return (behind.length > 0 ? behind : heavy).slice(0, 3);
}

/** Words of the sentence that deny without a negation, and that the span doesn't have: "worthless", "rarely". */
const PREVENTS = /^(?:prevent|avoid|block|forbid|prohibit)(?:s|ed|ing)?$/;

function isDenied(read: ReadSentence, clause: number, items: readonly Item[], span: Span): boolean {
  const stays = /\b(?:stays?|remains?|keeps?|kept|leaves?)\b.*\b(?:same|unchanged|as it (?:is|was))\b/;
  if (
    stays.test(
      read.words
        .filter((word) => word.clause === clause)
        .map(({ lower }) => lower)
        .join(' '),
    )
  )
    return true;
  return read.words.some((word) => {
    if (word.clause === clause && PREVENTS.test(word.lower)) return true;
    if (word.clause !== clause || !(NEGATIVE_LIKE.has(word.lower) || isPrefixed(word.lower))) return false;
    const i = items.findIndex((item) => item.word === word);
    return i < 0 || (span.best[i]?.weight ?? 0) < 0.9;
  });
}

/** The same of the span's unit. */
function unitDenies(unit: EvidenceUnit, clause: number, index: number, places: readonly Place[]): boolean {
  return unit.read.words.some(
    (word, at) =>
      word.clause === clause &&
      (NEGATIVE_LIKE.has(word.lower) || isPrefixed(word.lower)) &&
      !places.some(({ match }) => match.unit === index && match.at === at && match.weight >= 0.9),
  );
}

/** The opposite of a word in the part of the span that its own part stands in, where neither side denies it. */
function turnsRound(
  read: ReadSentence,
  items: readonly Item[],
  matches: Matches,
  span: Span,
  units: readonly EvidenceUnit[],
): boolean {
  return items.some((item, i) => {
    if (!item.word) return false;
    const around = items.flatMap((other, k) => (other.part === item.part && k !== i ? [k] : []));
    const home = homeOf(around, items, span, units);
    if (!home) return false;
    const there = (matches[i]?.[home.unit] ?? []).filter(
      (match) => match.at < 0 || units[home.unit]?.read.words[match.at]?.part === home.part,
    );
    if (there.some((other) => !other.opposite && other.weight >= FIRM)) return false;
    const unit = units[home.unit];
    // A sentence that names both ("too thin … too thick") turns neither.
    const place = there
      .filter(({ opposite, at }) => opposite && at >= 0)
      .map(({ at }) => unit?.read.words[at])
      .find((word) => word && !items.some((other) => other.part === item.part && other.word?.stem === word.stem));
    if (!unit || !place || !mayTurn(item.word, place)) return false;
    const isDegree = [item.word.lower, place.lower].some((lower) =>
      /^(?:more|less|most|least|few|fewer|many|much)$/.test(lower),
    );
    const denied = (words: readonly ReadWord[], clause: number, negated: boolean) =>
      negated ||
      words.some(
        (word) =>
          word.clause === clause &&
          (NEGATIVE.has(word.lower) ||
            (word.lower === 'less' && !isDegree) ||
            /^(?:away|lose|loses|lost|loss|lack|lacks)$/.test(word.lower)),
      );
    return denied(read.words, item.clause, item.word.negated) === denied(unit.read.words, place.clause, place.negated);
  });
}

/** Verbs that take on any meaning: a dictionary's opposites of them mean little. */
const EMPTY =
  /^(?:ma[dk]e?s?|making|gets?|got|getting|do(?:es|ne|ing)?|did|ha[sd]|have|having|takes?|took|taken|taking|gives?|gave|given|giving|goes|go|gone|went|comes?|came|coming|puts?|putting)$/;

function mayTurn(word: ReadWord, place: ReadWord): boolean {
  if (EMPTY.test(word.lower) || EMPTY.test(place.lower)) return false;
  const [a, b] = [word.direction ? 1 : word.weight, place.direction ? 1 : place.weight];
  return Math.max(a, b) >= 0.6 && Math.min(a, b) >= 0.3;
}

const PREFIXED = /^(?:un|in|im|ir|il|non-?|dis)(?=[a-z]{4})/;

function isPrefixed(lower: string): boolean {
  const rest = lower.replace(PREFIXED, '');
  return rest !== lower && isCommonWord(rest) && relationOf(lower, rest).opposite;
}
