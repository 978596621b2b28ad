import { plainSentence } from '@/core/text/self-contained';
import { contentStems } from '@/core/text/tokens';
import { atomsOf, type LooseAtom } from './atoms';
import { bindAtoms } from './bind';
import { blemishOf, isHeadless } from './blemish';
import { rolesOf } from './classify/classify-unit';
import { WORKED } from './classify/cues';
import type { Definer } from './classify/definition';
import { namesStranger, reportsOnMachine } from './people';
import type { ChunkRun } from './runs';
import { phraseIn } from './topic';
import type { Atom, Run, Topic, Unit } from './types';

/** A unit is cut, where it may be, after so many words. */
const MAX_UNIT_WORDS = 130;

/** What units are read for. */
export interface UnitContext {
  topic: Topic;
  defines: Definer;
  /** First names of people in the material's stories. */
  people: ReadonlySet<string>;
}

/** The units of a run, in source order; what cannot stand in a lesson is left out with everything that leans on it. */
export function unitsOf(chunkRun: ChunkRun, run: Run, context: UnitContext): Unit[] {
  const atoms = atomsOf(chunkRun, context.topic.language);
  bindAtoms(atoms, context.topic.language);
  const units: Unit[] = [];
  for (const group of groupsOf(atoms)) {
    const kept = soundPrefix(group);
    if (kept.length > 0) units.push(unitOf(kept, run, units.length, context));
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
  const bad = group.findIndex(
    (atom, i) => !atom.teachable || (i > 0 && atom.stageDirection && !group[i - 1]?.needsNext),
  );
  const kept = bad < 0 ? [...group] : group.slice(0, bad);
  if (kept[0] && kept[0].kind !== 'paragraph' && kept[0].kind !== 'definition' && isHeadless(kept)) dropTail(kept);
  trimPromises(kept);
  const short = [...kept];
  while (short.length > 1 && wordsOf(short) > MAX_UNIT_WORDS) {
    short.pop();
    trimPromises(short);
  }
  return short.length > 0 ? short : kept;
}

/** Nobody can lean on a table or listing that stands first: it is shown without the remarks on it. */
function dropTail(atoms: LooseAtom[]): void {
  const tail = atoms.findIndex((atom, i) => i > 0 && atom.kind === 'paragraph');
  if (tail > 0) atoms.length = tail;
}

/** Takes off the end what promises more or only comments on what was said ("This sounds a bit abstract."). */
function trimPromises(atoms: LooseAtom[]): void {
  for (
    let last = atoms.at(-1);
    last && (last.needsNext || last.stageDirection || isComment(last) || raisesMore(last, atoms.length));
    last = atoms.at(-1)
  ) {
    atoms.pop();
  }
}

function isComment({ reading, markdown, words, needsPrevious }: LooseAtom): boolean {
  if (!needsPrevious || !reading || words >= 7 || /[*_`$]|called|known as/.test(markdown)) return false;
  return /^(?:this|that|these|it)(?![\p{L}])/iu.test(reading.plain);
}

/** "There is a better way, though.", "At first glance this looks odd.": makes its reader wait for what does not come. */
const RAISES =
  /^(?:but )?there(?:['’]s| is| are) (?:just |only |still )?(?:an?|one|another|two|many|some|several) (?:other |small |big |further )?(?:better|simpler|easier|problems?|catch|snag|issues?|difficult|operations? that we)(?!\p{L})|(?<!\p{L})more complicated than (?:this|that)(?!\p{L})|^at first (?:glance|sight)(?!\p{L})/iu;

function raisesMore({ reading, words }: LooseAtom, count: number): boolean {
  return reading !== null && count > 1 && words < 18 && RAISES.test(reading.plain);
}

function unitOf(atoms: LooseAtom[], run: Run, index: number, { topic, defines, people }: UnitContext): Unit {
  const plain = atoms
    .filter((atom) => !isWordless(atom))
    .map((atom) => atom.reading?.plain ?? plainSentence(atom.markdown))
    .join(' ');
  const stems = atoms.map((atom) => stemsOf(atom, topic.language));
  const roles = rolesOf({ atoms, plain, heading: run.headingPath.at(-1) ?? '', defines });
  const worked = WORKED.test(run.headingPath.at(-1) ?? '');
  if (worked) roles.delete('story');
  else if (namesStranger(plain, people) || reportsOnMachine(plain)) roles.add('story');
  return {
    run,
    index,
    atoms,
    roles,
    words: wordsOf(atoms),
    stems: new Set(stems.flat()),
    mentions: mentionsTopic(atoms, stems, topic),
    requires: new Set(),
    blemish: blemishOf(atoms, plain, roles),
  };
}

/** Content stems of what an atom says; of code, the names in it. */
function stemsOf(atom: Atom, language: string): string[] {
  if (isWordless(atom)) return atom.block.text.match(/[\p{L}_][\p{L}\p{N}_]+/gu) ?? [];
  return contentStems(plainSentence(atom.markdown.replace(/`/g, '')), language);
}

/** Whether one of the two sentences that open the unit names the topic. */
function mentionsTopic(atoms: readonly Atom[], stems: readonly string[][], topic: Topic): boolean {
  const spoken = stems.filter((_, i) => !isWordless(atoms[i]));
  return spoken.slice(0, 2).some((words) => phraseIn(words, topic));
}

/** Code and maths say nothing aloud. */
function isWordless(atom: Atom | undefined): boolean {
  if (!atom) return true;
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
