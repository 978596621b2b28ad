import type { Definition } from './definition';
import { areDistinct } from './distinct';
import type { Material, Subject } from './material';
import { hash } from './random';

/**
 * Definitions that make fair wrong answers for one, nearest first: of the same build and a similar length, of the same neighbourhood in the
 * course, and truly something else. Each is distinct from `definition`, not from one another.
 */
export function neighboursOf(definition: Definition, material: Material): readonly Definition[] {
  const known = KNOWN.get(definition);
  if (known) return known;
  const found = findNeighbours(definition, material);
  KNOWN.set(definition, found);
  return found;
}

/** Definitions this many places before and after one, in the order of the course, are looked at: a huge glossary must not cost its square. */
const AROUND = 200;

/** Definitions belong to one reading of one course, so that their neighbours are always the same. */
const KNOWN = new WeakMap<Definition, readonly Definition[]>();

function findNeighbours(definition: Definition, material: Material): Definition[] {
  const owner = ownerOf(definition, material);
  const at = material.definitions.indexOf(definition);
  return material.definitions
    .slice(Math.max(0, at - AROUND), at + AROUND)
    .filter((other) => alike(definition, other) && areDistinct(definition, other, material))
    .map((other) => ({
      other,
      near: nearness(definition, owner, other, material),
      tie: hash(definition.key, other.key),
    }))
    .sort((a, b) => b.near - a.near || (a.tie < b.tie ? -1 : 1))
    .map(({ other }) => other);
}

/** Takes neighbours that are distinct from one another too, up to `count`. */
export function takeDistinct(candidates: readonly Definition[], count: number, material: Material): Definition[] {
  const taken: Definition[] = [];
  for (const candidate of candidates) {
    if (taken.length >= count) break;
    if (taken.every((other) => areDistinct(candidate, other, material))) taken.push(candidate);
  }
  return taken;
}

/** Same build, both code or both words, singular beside singular, and neither much longer. */
function alike(a: Definition, b: Definition): boolean {
  if (a.shape !== b.shape || a.plural !== b.plural) return false;
  // Operators stand beside operators and names beside names, of one list.
  if (a.shape === 'code' && (a.block !== b.block || /\w/.test(a.term) !== /\w/.test(b.term))) return false;
  const ratio = a.meaning.length / b.meaning.length;
  return ratio > 0.4 && ratio < 2.5;
}

/** 0 far to about 2: same chapter and part, mentioned in the same chunks, linked concepts, a common word in name or meaning. */
function nearness(a: Definition, owner: Subject | undefined, b: Definition, material: Material): number {
  const sameSource = a.chunk.sourceId === b.chunk.sourceId ? 0.25 : 0;
  const samePart = sameSource > 0 && a.chunk.headingPath.join() === b.chunk.headingPath.join() ? 0.25 : 0;
  const mentions = material.mentions.get(a.key);
  const others = material.mentions.get(b.key);
  let together = 0;
  for (const id of mentions ?? []) if (others?.has(id)) together++;
  const meeting = together / Math.max(1, Math.min(mentions?.size ?? 0, others?.size ?? 0));
  const other = ownerOf(b, material);
  const linked = owner && other && owner !== other && areLinked(owner, other) ? 0.4 : 0;
  let shared = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) shared++;
  const words = new Set(a.term.toLowerCase().split(/[\s-]+/));
  const sameWord = b.term
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => words.has(word))
    ? 0.35
    : 0;
  return sameSource + samePart + 0.5 * meeting + linked + sameWord + 0.1 * Math.min(3, shared);
}

function areLinked({ concept: a }: Subject, { concept: b }: Subject): boolean {
  const around = new Set([...a.prerequisiteIds, ...a.dependentIds]);
  return around.has(b.id) || [...b.prerequisiteIds, ...b.dependentIds].some((id) => around.has(id));
}

function ownerOf(definition: Definition, material: Material): Subject | undefined {
  return material.subjectOf.get(definition.key);
}
