import { bundleOf, type Draft, mayTake, staleness, take, timesShown, whim } from './draft';
import type { Material } from './material';
import type { Run, Unit } from './types';

/** Units with more against them than this are taken only when nothing better is left. */
const BLEMISHED = 1.2;

/** A picked sentence brings the rest of its paragraph along up to this length. Words. */
const PARAGRAPH = 55;

export interface Wanted {
  accepts: (unit: Unit) => boolean;
  leaves?: (unit: Unit) => boolean;
  maxUnits: number;
  maxWords: number;
  /** Takes blemished and off-topic units too. */
  anything?: boolean;
}

/**
 * Walks through the passages that are most about the topic and takes their units in the author's order, so that the page reads on;
 * the next passage only when one is used up. Returns what it took, in source order.
 */
export function walk(draft: Draft, material: Material, wanted: Wanted): Unit[] {
  const taken: Unit[] = [];
  let words = 0;
  for (const run of runsByWorth(draft, material)) {
    for (const unit of run.units) {
      if (taken.length >= wanted.maxUnits || words >= 0.85 * wanted.maxWords) return inSourceOrder(taken);
      if (!isWanted(draft, unit, wanted) || (wanted.leaves?.(unit) === true && !goesOn(draft, unit))) continue;
      const bundle = bundleOf(draft, unit);
      if (!bundle?.every((part) => wanted.accepts(part))) continue;
      if (words + wordsOf(bundle) > wanted.maxWords) break;
      for (const part of bundle) take(draft, part);
      taken.push(...bundle);
      words += wordsOf(bundle);
    }
  }
  return inSourceOrder(taken);
}

/** Takes the units that score best, wherever they stand. Returns them in source order. */
export function best(draft: Draft, material: Material, wanted: Wanted, worth: (unit: Unit) => number): Unit[] {
  const { memory } = draft;
  const scored = material.units
    .filter((unit) => isWanted(draft, unit, wanted) && unit.words <= wanted.maxWords)
    .map((unit) => ({
      unit,
      score: worth(unit) + closeness(draft, unit) + common(unit) + whim(memory, unit) - staleness(unit, memory),
    }))
    .sort((a, b) => b.score - a.score || a.unit.run.index - b.unit.run.index || a.unit.index - b.unit.index);
  const taken: Unit[] = [];
  let words = 0;
  for (const { unit } of scored) {
    if (taken.length >= wanted.maxUnits) break;
    const bundle = bundleOf(draft, unit);
    if (!bundle || words + wordsOf(bundle) > wanted.maxWords) continue;
    const rest = restOfParagraph(draft, unit, Math.min(PARAGRAPH, wanted.maxWords - words) - wordsOf(bundle));
    for (const part of [...bundle, ...rest]) take(draft, part);
    taken.push(...bundle, ...rest);
    words += wordsOf(bundle) + wordsOf(rest);
  }
  return inSourceOrder(taken);
}

/** The units that finish the paragraph which a plain unit begins, as far as `room` words reach. */
function restOfParagraph(draft: Draft, unit: Unit, room: number): Unit[] {
  const rest: Unit[] = [];
  const block = unit.atoms.at(-1)?.block;
  let left = room;
  for (const next of unit.run.units.slice(unit.index + 1)) {
    left -= next.words;
    const here = next.atoms.every((atom) => atom.kind === 'paragraph' && atom.block === block);
    if (
      !here ||
      left < 0 ||
      next.blemish > BLEMISHED ||
      next.roles.has('story') ||
      next.requires.size > 0 ||
      !mayTake(draft, next)
    )
      break;
    rest.push(next);
  }
  return rest;
}

function wordsOf(units: readonly Unit[]): number {
  return units.reduce((sum, { words }) => sum + words, 0);
}

function isWanted(draft: Draft, unit: Unit, wanted: Wanted): boolean {
  if (!wanted.accepts(unit) || timesShown(unit, draft.memory) > draft.timesAllowed) return false;
  if (wanted.anything === true) return true;
  return unit.blemish <= BLEMISHED && (unit.mentions || unit.run.relevance >= 2 || goesOn(draft, unit));
}

/** Passages most about the topic first; among equals those least shown, then chance by seed, then source order. */
function runsByWorth(draft: Draft, material: Material): Run[] {
  const worth = new Map(material.runs.map((run) => [run, runWorth(draft, run)]));
  return [...material.runs].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || a.index - b.index);
}

function runWorth(draft: Draft, run: Run): number {
  const stale =
    run.units.reduce((sum, unit) => sum + Math.min(4, staleness(unit, draft.memory)), 0) /
    Math.max(1, run.units.length);
  const begun = draft.taken.some((unit) => unit.run === run) ? 1 : 0;
  return run.relevance + begun + whim(draft.memory, run) - stale;
}

/** What any unit gains or loses, whatever it is wanted for. */
function common(unit: Unit): number {
  return 0.4 * unit.run.relevance + (unit.mentions ? 0.8 : 0) - unit.blemish;
}

/** Units near what is taken already belong to the same train of thought. */
function closeness(draft: Draft, unit: Unit): number {
  if (followsTaken(draft, unit)) return 1;
  return draft.taken.some((other) => other.run === unit.run) ? 0.5 : 0;
}

function followsTaken(draft: Draft, unit: Unit): boolean {
  return draft.taken.some((other) => other.run === unit.run && other.index + 1 === unit.index);
}

/** Next to a unit that is taken, and of the same paragraph. */
function goesOn(draft: Draft, unit: Unit): boolean {
  const block = unit.atoms[0]?.block;
  return draft.taken.some(
    (other) => other.run === unit.run && other.index + 1 === unit.index && other.atoms.at(-1)?.block === block,
  );
}

export function inSourceOrder(units: Unit[]): Unit[] {
  return [...units].sort((a, b) => a.run.index - b.run.index || a.index - b.index);
}
