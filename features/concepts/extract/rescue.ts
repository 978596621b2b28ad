import { type Candidate, type Candidates, hasSignal, isVague } from './candidate';
import { isField, isLabel, placesOf } from './labels';
import type { Material } from './material';
import { scoreOf } from './score';
import { type ChunkSubjects, canTeach, ownerOf, type SectionSubject } from './section';
import { type Kept, withoutJoined } from './select';
import { indexOf, NO_SUPPORT, type Support } from './support';

/** Words of body text without a concept that are worth one: so many, and this share of a large course. */
const WORTH = 140;
const WORTH_SHARE = 1 / 400;
/** A heading that the prose never repeats is a name up to so many words. */
const LONGEST_UNNAMED = 4;
/** At most this share more concepts than were selected. */
const SHARE = 0.25;

/**
 * Adds the headings of long stretches of body text that no selected concept heads ("Debugging", "Visualizing data"), the longest stretch
 * first, so that the material is covered.
 */
export function rescue(
  kept: readonly Kept[],
  candidates: Candidates,
  support: ReadonlyMap<string, Support>,
  material: Material,
  subjects: ReadonlyMap<string, ChunkSubjects>,
): Kept[] {
  const open = openSections(kept, candidates, support, material, subjects);
  const worth = Math.max(WORTH, material.size * WORTH_SHARE);
  const added: Kept[] = [];
  const limit = Math.ceil(kept.length * SHARE) + 1;
  for (let turn = 0; turn < TURNS && added.length < limit; ) {
    const best = longest(open, turn, worth);
    if (!best) {
      turn++;
      continue;
    }
    const own = support.get(best.form) ?? NO_SUPPORT;
    added.push({ candidate: best, score: scoreOf(best, own), support: own });
    const covered = open.get(best)?.chunks ?? new Map();
    open.delete(best);
    for (const { chunks } of open.values()) for (const chunkId of covered.keys()) chunks.delete(chunkId);
  }
  return withoutJoined([...kept, ...added]);
}

interface Stretch {
  /** Words of each chunk. */
  chunks: Map<string, number>;
  turn: number;
}

/** Titles that name something, then headings, then titles that only say what is done ("Analyzing patient data"). */
const TURNS = 3;

/** For each candidate that heads chunks without a concept, those chunks. */
function openSections(
  kept: readonly Kept[],
  candidates: Candidates,
  support: ReadonlyMap<string, Support>,
  material: Material,
  subjects: ReadonlyMap<string, ChunkSubjects>,
): Map<Candidate, Stretch> {
  const index = indexOf(kept.map(({ candidate }) => candidate));
  const places = placesOf(kept.map(({ candidate }) => candidate));
  const all = indexOf(candidates.values());
  const open = new Map<Candidate, Stretch>();
  for (const read of material.chunks) {
    const own = subjects.get(read.chunk.id);
    if (!canTeach(read) || !own || ownerOf(own, index)) continue;
    for (const { subject } of own.subjects) {
      const candidate = candidates.get(all.keyOf(subject.form) ?? '');
      if (!candidate || subject.vague || isVague(candidate) || !hasSignal(candidate, 'title', 'heading')) continue;
      const named = support.get(candidate.form) ?? NO_SUPPORT;
      if (isField(candidate) || (isLabel(candidate, named) && places.has(read.chunk.sourceId))) continue;
      const turn = turnOf(subject, named.mentions);
      if (turn === null) continue;
      const stretch = open.get(candidate) ?? { chunks: new Map(), turn };
      stretch.chunks.set(read.chunk.id, read.words.length);
      stretch.turn = Math.min(stretch.turn, turn);
      open.set(candidate, stretch);
    }
  }
  return open;
}

function turnOf({ kind, depth, name }: SectionSubject, mentions: number): number | null {
  if (depth === 0) return kind === 'names' ? 0 : 2;
  if (kind === 'about') return null;
  return mentions === 0 && name.split(' ').length > LONGEST_UNNAMED ? null : 1;
}

function longest(open: ReadonlyMap<Candidate, Stretch>, turn: number, least: number): Candidate | null {
  let best: { candidate: Candidate; words: number } | null = null;
  for (const [candidate, stretch] of open) {
    if (stretch.turn > turn) continue;
    const words = [...stretch.chunks.values()].reduce((sum, count) => sum + count, 0);
    if (words >= least && (!best || words > best.words)) best = { candidate, words };
  }
  return best?.candidate ?? null;
}
