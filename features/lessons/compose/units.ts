import { plainSentence } from '@/core/text/self-contained';
import { contentStems } from '@/core/text/tokens';
import { atomsOf, type LooseAtom } from './atoms';
import { bindAtoms } from './bind';
import { blemishOf } from './blemish';
import { rolesOf } from './classify/classify-unit';
import type { ChunkRun } from './runs';
import { phraseIn } from './topic';
import type { Atom, Run, Topic, Unit } from './types';

/** A unit is cut, where it may be, after so many words. */
const MAX_UNIT_WORDS = 130;

/** The units of a run, in source order; what cannot stand in a lesson is left out with everything that leans on it. */
export function unitsOf(chunkRun: ChunkRun, run: Run, topic: Topic, names: readonly string[]): Unit[] {
  const atoms = atomsOf(chunkRun, topic.language);
  bindAtoms(atoms);
  const units: Unit[] = [];
  for (const group of groupsOf(atoms)) {
    const kept = soundPrefix(group);
    if (kept.length > 0) units.push(unitOf(kept, run, units.length, topic, names));
  }
  return units;
}

/** Cuts before every atom that does not need the one before it. */
function groupsOf(atoms: readonly LooseAtom[]): LooseAtom[][] {
  const groups: LooseAtom[][] = [];
  for (const atom of atoms) {
    const group = groups.at(-1);
    if (group && atom.needsPrevious) group.push(atom);
    else groups.push([atom]);
  }
  return groups;
}

/** The longest beginning of a group that is teachable, not too long, and keeps all its promises; may be empty. */
function soundPrefix(group: readonly LooseAtom[]): LooseAtom[] {
  if (group[0]?.needsPrevious) return [];
  const bad = group.findIndex((atom) => !atom.teachable);
  const kept = bad < 0 ? [...group] : group.slice(0, bad);
  trimPromises(kept);
  const short = [...kept];
  while (short.length > 1 && wordsOf(short) > MAX_UNIT_WORDS) {
    short.pop();
    trimPromises(short);
  }
  return short.length > 0 ? short : kept;
}

function trimPromises(atoms: LooseAtom[]): void {
  for (let last = atoms.at(-1); last && (last.needsNext || last.stageDirection); last = atoms.at(-1)) atoms.pop();
}

function unitOf(atoms: LooseAtom[], run: Run, index: number, topic: Topic, names: readonly string[]): Unit {
  const plain = atoms
    .map((atom) => (isWordless(atom) ? '' : (atom.reading?.plain ?? plainSentence(atom.markdown))))
    .join(' ')
    .trim();
  const spoken = atoms
    .map((atom) => (isWordless(atom) ? '' : plainSentence(atom.markdown.replace(/`/g, ''))))
    .join(' ');
  const stems = contentStems(
    `${spoken} ${atoms
      .filter(isWordless)
      .map(({ markdown }) => markdown)
      .join(' ')}`,
    topic.language,
  );
  return {
    run,
    index,
    atoms,
    roles: rolesOf({ atoms, plain, heading: run.headingPath.at(-1) ?? '', names }),
    words: wordsOf(atoms),
    stems: new Set(stems),
    mentions: phraseIn(contentStems(spoken, topic.language), topic),
    blemish: blemishOf(atoms, plain),
  };
}

/** Code and maths say nothing aloud. */
function isWordless(atom: Atom): boolean {
  return (
    atom.kind === 'code' ||
    atom.kind === 'output' ||
    atom.kind === 'math' ||
    atom.kind === 'diagram' ||
    atom.kind === 'image'
  );
}

function wordsOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + readingWords(atom), 0);
}

/** Words that an atom costs its reader; a line of code counts as three, a formula as eight, a picture as ten. */
export function readingWords(atom: Atom): number {
  if (atom.kind === 'code' || atom.kind === 'output') return Math.min(90, atom.block.text.split('\n').length * 3);
  if (atom.kind === 'math') return 8;
  if (atom.kind === 'image' || atom.kind === 'diagram') return 10;
  return atom.words;
}
