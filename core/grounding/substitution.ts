import type { Item, Match, Matches } from './align';
import type { EvidenceUnit } from './evidence';
import type { Span } from './span';
import { relationOf } from './words/relations';

/** Weight from which a place counts as the same thing said. */
const FIRM = 0.75;

/** The part of a unit that has most of some items. */
export interface Home {
  unit: number;
  part: number;
}

/** A run of items that the home doesn't have, between items that it has. */
interface Run {
  items: number[];
  before: Match | null;
  after: Match | null;
}

type Grain = 'part' | 'piece';

/**
 * Whether one thing stands in the place of another: words that the material has elsewhere, in the very slot where the span has
 * others ("An engineering control is a rule …" for "An administrative control is a rule …"), or two things that have changed places
 * ("A tag prevents; a lock warns").
 */
export function swapsThings(
  items: readonly Item[],
  matches: Matches,
  span: Span,
  units: readonly EvidenceUnit[],
  inDomain: (lower: string) => boolean,
): boolean {
  const look = { items, matches, span, units };
  return (
    hasSwap(look, 'piece', (run, at, group) => isCrossed(look, run, at, group)) ||
    hasSwap(look, 'part', (run, at) => isForeign(look, run, at, inDomain))
  );
}

interface Look {
  items: readonly Item[];
  matches: Matches;
  span: Span;
  units: readonly EvidenceUnit[];
}

interface Slot {
  home: Home;
  at: number;
}

function hasSwap(look: Look, grain: Grain, test: (run: Run, slot: Slot, group: number) => boolean): boolean {
  const { items, span, units } = look;
  for (const group of new Set(items.map((item) => item[grain]))) {
    const own = items.flatMap((item, i) => (item[grain] === group ? [i] : []));
    const home = homeOf(own, items, span, units, grain);
    if (!home) continue;
    const inHome = (i: number) => placeIn(look, i, home, grain);
    const weight = (list: readonly number[]) => list.reduce((sum, i) => sum + (items[i]?.weight ?? 0), 0);
    if (weight(own.filter((i) => inHome(i) !== null)) < 0.45 * weight(own)) continue;
    if (standsWhole(look, own, grain)) continue;
    for (const run of runsOf(own, items, inHome)) {
      const slots = slotsOf(run, home, units, grain);
      const fits = (at: number) => test(run, { home, at }, group);
      if (slots.length > 0 && (grain === 'part' ? slots.every(fits) : slots.some(fits))) return true;
    }
  }
  return false;
}

/** Some part (or piece) of a unit has all of the items that weigh. */
function standsWhole(look: Look, own: readonly number[], grain: Grain): boolean {
  const heavy = own.filter((i) => (look.items[i]?.weight ?? 0) >= 0.6);
  return look.span.units.some((unit) =>
    [...new Set(look.units[unit]?.read.words.map((word) => word[grain]))].some((part) =>
      heavy.every((i) => placeIn(look, i, { unit, part }, grain) !== null),
    ),
  );
}

/** The part (or piece) of the span that has most of the items. */
export function homeOf(
  own: readonly number[],
  items: readonly Item[],
  span: Span,
  units: readonly EvidenceUnit[],
  grain: Grain = 'part',
): Home | null {
  const mass = new Map<string, { home: Home; weight: number }>();
  for (const i of own) {
    const match = span.best[i];
    if (!match || match.at < 0 || match.weight < 0.5) continue;
    const home = { unit: match.unit, part: units[match.unit]?.read.words[match.at]?.[grain] ?? 0 };
    const key = `${home.unit}:${home.part}`;
    const entry = mass.get(key) ?? { home, weight: 0 };
    entry.weight += (items[i]?.weight ?? 0) * match.weight;
    mass.set(key, entry);
  }
  return [...mass.values()].sort((a, b) => b.weight - a.weight)[0]?.home ?? null;
}

/** Where the home has the item, as a word of its own rather than in its heading. */
function placeIn({ matches, span, units }: Look, i: number, home: Home, grain: Grain): Match | null {
  const isIn = (match: Match) =>
    match.at >= 0 && match.unit === home.unit && units[match.unit]?.read.words[match.at]?.[grain] === home.part;
  const chosen = span.best[i];
  if (chosen && !chosen.opposite && chosen.weight > 0.5 && isIn(chosen)) return chosen;
  return (matches[i]?.[home.unit] ?? []).find((match) => !match.opposite && match.weight > 0.5 && isIn(match)) ?? null;
}

function runsOf(own: readonly number[], items: readonly Item[], inHome: (i: number) => Match | null): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  let before: Match | null = null;
  for (const i of own) {
    const match = inHome(i);
    if (match) {
      if (open) runs.push({ ...open, after: match });
      open = null;
      before = match;
    } else if ((items[i]?.weight ?? 0) >= 0.6) {
      if (open) open.items.push(i);
      else open = { items: [i], before, after: null };
    }
  }
  if (open) runs.push(open);
  return runs;
}

/** Words of the home next to what stands around the run: the slots that the run fills. */
function slotsOf(run: Run, home: Home, units: readonly EvidenceUnit[], grain: Grain): number[] {
  const words = units[home.unit]?.read.words ?? [];
  const own = words.flatMap((word, at) =>
    word[grain] === home.part && (word.weight >= (grain === 'piece' ? 0.3 : 0.6) || word.number) ? [at] : [],
  );
  const { before, after } = run;
  const firm = (match: Match | null) => match !== null && match.weight >= FIRM;
  const next = own.find((at) => before !== null && at > before.at);
  const previous = own.findLast((at) => after !== null && at < after.at);
  // What is spoken of comes first: at the front of a piece the run stands for the first words of the home, too.
  const front = before === null ? own.slice(0, 2) : [];
  if (grain === 'piece') {
    return [...(firm(before) ? [next] : []), ...(firm(after) ? [previous] : []), ...front].flatMap((at) => at ?? []);
  }
  // One slot, seen from both sides; at an end of the part, from one side.
  if (firm(before) && firm(after)) {
    const between = own.filter((at) => at > (before?.at ?? 0) && at < (after?.at ?? 0));
    return between.length <= 2 ? between : [];
  }
  if (before === null && firm(after)) {
    const front = own.filter((at) => at < (after?.at ?? 0));
    return front.length <= 3 ? front : [];
  }
  if (after === null && firm(before)) return next !== undefined && next === own.at(-1) ? [next] : [];
  return [];
}

/** The slot's word is said in another piece of the sentence, and the run's stands in another piece of the span: they have changed places. */
function isCrossed({ items, span, units }: Look, run: Run, { home, at }: Slot, piece: number): boolean {
  const elsewhere = run.items.some((i) => {
    const match = span.best[i];
    if (!match || match.weight < FIRM || match.opposite) return false;
    return match.unit !== home.unit || match.at < 0 || units[match.unit]?.read.words[match.at]?.piece !== home.part;
  });
  if (!elsewhere) return false;
  const pieceOf = (i: number) => {
    const match = span.best[i];
    return match && match.at >= 0 ? `${match.unit}:${units[match.unit]?.read.words[match.at]?.piece}` : null;
  };
  const here = `${home.unit}:${home.part}`;
  const theirs = new Set(run.items.map(pieceOf));
  return items.some((item, i) => {
    const match = span.best[i];
    if (item.piece === piece || !match || match.unit !== home.unit || match.at !== at) return false;
    if (match.weight < FIRM || match.opposite) return false;
    // What else its piece says stands where the run comes from: each has taken the other's place.
    return items.some((other, k) => {
      const from = other.piece === item.piece && other.weight >= 0.6 ? pieceOf(k) : null;
      return from !== null && from !== here && theirs.has(from);
    });
  });
}

/** The slot's word is not said at all, and the run names something else that the material speaks of. */
function isForeign(
  { items, span, units }: Look,
  run: Run,
  { home, at }: Slot,
  inDomain: (lower: string) => boolean,
): boolean {
  const word = units[home.unit]?.read.words[at];
  if (!word || word.number || word.weight < 1) return false;
  if (
    items.some(
      (item, i) =>
        item.word?.stem === word.stem ||
        (span.best[i]?.unit === home.unit &&
          span.best[i]?.at === at &&
          (span.best[i]?.weight ?? 0) >= 0.5 &&
          !span.best[i]?.opposite),
    )
  )
    return false;
  if (!run.items.some((i) => isThing(items[i], inDomain))) return false;
  const named = run.items.every((i) => items[i]?.word?.name && items[i]?.word?.start !== 0);
  if (named !== (word.name && word.start !== 0) && word.start !== 0 && items[run.items[0] ?? 0]?.start !== 0)
    return false;
  // Several words from another sentence of the span: two sentences said in one.
  if (
    run.items.length > 1 &&
    run.items.every((i) => (span.best[i]?.weight ?? 0) >= FIRM && span.best[i]?.unit !== home.unit)
  )
    return false;
  return run.items.every((i) => {
    const relation = relationOf(items[i]?.word?.lower ?? '', word.lower);
    return relation.weight < 0.5 || relation.opposite;
  });
}

function isThing(item: Item | undefined, inDomain: (lower: string) => boolean): boolean {
  return item !== undefined && item.word !== null && item.weight >= 1 && inDomain(item.word.lower);
}
