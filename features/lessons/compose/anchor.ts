import { plainSentence } from '@/core/text/self-contained';
import { contentStems, jaccard, tokenize } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import { has } from './accepts';
import { isFresh, type Memory } from './draft';
import type { Material } from './material';
import { passageKey } from './passage-key';
import { phraseIn } from './topic';
import type { Atom, Topic, Unit } from './types';

/** The sentence that says what the concept is: it opens every lesson, the one thing that may return while other material is fresh. */
export interface Anchor {
  unit: Unit;
  /** What of the unit is shown: all of it the first time, later its first sentence. */
  atoms: Atom[];
}

/** Longest definition, with the sentences that lean on it, that opens a lesson. Words. */
const MAX_WORDS = 75;

/** Finds the concept's definition among its units: the one that extraction chose, else the shortest clear one; null where none says it. */
export function findAnchor(material: Material, concept: TeachingConcept, memory: Memory): Anchor | null {
  const unit = chosen(material, concept) ?? shortest(material);
  const first = unit?.atoms[0];
  if (!unit || !first) return null;
  const whole = isFresh(unit, memory) && unit.words <= MAX_WORDS;
  return { unit, atoms: whole || first.needsNext ? unit.atoms : [first] };
}

function chosen(material: Material, concept: TeachingConcept): Unit | null {
  if (!concept.definition) return null;
  const { text, chunkId } = concept.definition;
  const stems = contentStems(text, material.topic.language);
  const here = material.units.filter(({ atoms }) => isOpening(atoms) && atoms[0]?.chunk.id === chunkId);
  const exact = here.find(({ atoms }) => says(atoms[0], text));
  if (exact) return exact;
  return (
    here.find(({ atoms }) => jaccard(contentStems(atoms[0]?.markdown ?? '', material.topic.language), stems) >= 0.75) ??
    null
  );
}

/** Whether the atom is the sentence, or a glossary's entry that begins with it. */
function says(atom: Atom | undefined, text: string): boolean {
  if (!atom) return false;
  if (atom.kind !== 'definition') return atom.key === passageKey(text);
  const words = (markdown: string) =>
    tokenize(plainSentence(markdown))
      .map(({ lower }) => lower)
      .join(' ');
  return words(atom.block.definition ?? '').startsWith(words(text));
}

function shortest(material: Material): Unit | null {
  const found = material.units.filter(
    (unit) =>
      unit.roles.has('definition') &&
      isOpening(unit.atoms) &&
      unit.blemish < 1 &&
      unit.words >= 6 &&
      unit.words <= MAX_WORDS,
  );
  found.sort((a, b) => score(a) - score(b) || a.run.index - b.run.index || a.index - b.index);
  return found[0] ?? null;
}

/** Shorter is better, and a sentence under the concept's own heading is worth some words. */
function score(unit: Unit): number {
  const first = unit.atoms[0];
  return (first?.words ?? 0) + unit.words / 4 - 8 * unit.run.relevance + 20 * unit.blemish;
}

/** A definition is a sentence or a glossary's entry. */
function isOpening(atoms: readonly Atom[]): boolean {
  const kind = atoms[0]?.kind;
  return (
    kind === 'paragraph' || kind === 'definition' || kind === 'quote' || (kind === 'list' && atoms[0]?.item === true)
  );
}

/**
 * What brings a concept in where no sentence defines it: a clean unit that opens on its name, in the passages most about it, plain words
 * before listings. Null where there is none, or the learner has seen it.
 */
export function findOpening(material: Material, memory: Memory): Unit | null {
  const { topic } = material;
  const found = material.units
    .filter((unit) => unit.blemish < 0.6 && unit.words <= 120 && unit.words >= 8 && isOpening(unit.atoms))
    .filter(({ atoms }) => atoms[0]?.stageDirection !== true && atoms[0]?.item !== true)
    .filter((unit) => !has(unit, 'story', 'summary', 'steps', 'table'))
    .map((unit) => ({ unit, score: introduces(unit, topic) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.unit.run.index - b.unit.run.index || a.unit.index - b.unit.index);
  const unit = found[0]?.unit;
  return unit && isFresh(unit, memory) ? unit : null;
}

/** How well a unit brings its topic in; 0 where its first sentence does not name it. */
function introduces(unit: Unit, topic: Topic): number {
  const stems = contentStems(unit.atoms[0]?.markdown.replace(/`/g, '') ?? '', topic.language);
  if (!phraseIn(stems, topic)) return 0;
  const prose = unit.atoms.every(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote');
  const first = phraseIn(stems.slice(0, 4), topic) ? 1.5 : 0;
  return (
    1 +
    2 * Math.floor(unit.run.relevance) +
    first +
    (unit.index === 0 ? 1 : 0) +
    (unit.run.headingPath.length === 1 ? 1 : 0) +
    (prose ? 1.5 : 0)
  );
}
