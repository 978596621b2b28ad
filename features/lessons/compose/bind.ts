import { isWholeSentence } from '@/core/text/self-contained';
import { contentStems } from '@/core/text/tokens';
import type { LooseAtom } from './atoms';
import { bindNumbers } from './bind-numbers';
import { ABOVE, DERIVES, FIRST, ORDINAL, VISUAL } from './classify/cues';
import { definedNames } from './code-names';
import { bindReferences, tieReferences } from './references';

/** How far ahead a sentence such as "the following code …" may look for what it announces. Atoms. */
const REACH = 4;
/** Promises a listing and nothing else: "the following code snippet". */
const CODE = /(?<!\p{L})(?:following|below) (?:[\p{L}-]+ )?(?:code|snippet|script|program|listing)s?(?!\p{L})/iu;

/** Only explains the formula that the sentence ends in: without it the sentence is whole. */
const DETAIL = /^(?:where|with|for|when|if|since|because|which|and|so|as|here|in which|i\.e)(?!\p{L})/u;

/** A remark on a name of the code above is bound to that code over at most so many atoms. */
const MEMORY = 6;

/**
 * Finds out which atom of a run needs its neighbour and marks it in place: sentences that lean, formulas and listings that somebody brings
 * in, outputs, pictures, answers to questions. An atom whose need nothing can meet is marked as not teachable.
 */
export function bindAtoms(atoms: LooseAtom[], language: string): void {
  bindReferences(atoms, language);
  for (const [i, atom] of atoms.entries()) {
    const before = atoms[i - 1];
    if (needsBefore(atom, before, atoms[i + 1])) atom.needsPrevious = true;
    if (atom.reading && !atom.item && isProse(atom)) meetPromise(atoms, i);
    if (atom.kind === 'paragraph' && !isClosed(atom, before)) atom.teachable = false;
  }
  bindNumbers(atoms);
  meetContinuations(atoms);
  bindPictures(atoms);
  tieReferences(atoms);
  bindOrdinals(atoms);
  bindPointers(atoms);
  dropBlindRemarks(atoms);
  bindRemarks(atoms);
  for (const [i, atom] of atoms.entries()) {
    if (atom.needsPrevious && i > 0) continue;
    if (atom.needsPrevious) atom.teachable = false;
    if (atom.stageDirection && !(atoms[i + 1]?.needsPrevious ?? false)) atom.teachable = false;
  }
}

function isProse(atom: LooseAtom): boolean {
  return atom.kind === 'paragraph' || atom.kind === 'quote' || atom.kind === 'list';
}

function needsBefore(atom: LooseAtom, before: LooseAtom | undefined, after: LooseAtom | undefined): boolean {
  if (atom.kind === 'definition') return atom.needsPrevious;
  if (atom.kind === 'math' || atom.kind === 'output') return true;
  if (atom.kind === 'paragraph' && (isBareAnnouncement(atom) || isDerivation(atom, after))) return true;
  if (before === undefined) return atom.reading?.leans ?? false;
  if (atom.kind === 'code' || atom.kind === 'diagram') return !before.item;
  if (atom.kind === 'list' && !atom.item) return bindsList(atom, before);
  if (atom.kind === 'table') return before.kind === 'paragraph' && (before.needsNext || speaksOf(before, atom));
  if (before.reading?.asks === true && !atom.item) return true;
  return atom.reading?.leans ?? false;
}

/** "We compute:" says nothing of what is computed, or why. */
function isBareAnnouncement({ reading, words }: LooseAtom): boolean {
  if (!reading?.announces) return false;
  return words < 3 || (words < 5 && /^(?:we|you|i|one|then|that)(?!\p{L})/iu.test(reading.plain));
}

/** "Using a Taylor expansion we obtain …" is the middle of an argument. */
function isDerivation({ reading }: LooseAtom, after: LooseAtom | undefined): boolean {
  return after?.kind === 'math' && reading !== null && reading.announces && DERIVES.test(reading.plain);
}

/** A bare list belongs to the sentence before it; numbered instructions stand under their heading. */
function bindsList(atom: LooseAtom, before: LooseAtom): boolean {
  if (before.kind !== 'paragraph') return atom.reading?.leans ?? false;
  return before.needsNext || atom.block.ordered !== true || (atom.reading?.leans ?? false);
}

/** Whether a sentence uses a word of the table's header. */
function speaksOf(sentence: LooseAtom, table: LooseAtom): boolean {
  const header = (table.block.rows?.[0] ?? []).flatMap((cell) => cell.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const plain = sentence.reading?.plain.toLowerCase() ?? '';
  return header.some((word) => plain.includes(word.replace(/s$/, '')));
}

/** Ties a sentence that promises something to the block that keeps the promise; without one it is not teachable. */
function meetPromise(atoms: LooseAtom[], at: number): void {
  const atom = atoms[at];
  if (!atom?.reading) return;
  const { announces, asks } = atom.reading;
  if (atom.kind === 'list') return;
  if (asks) atom.needsNext = true;
  if (!announces) return;
  const open = !/[.!?…。！？]["'”’)\]*_]*$/.test(atom.reading.plain);
  const ahead = atoms.slice(at + 1, at + 1 + (open ? 1 : REACH));
  const promised = (next: LooseAtom) =>
    CODE.test(atom.reading?.plain ?? '') ? next.kind === 'code' : next.kind !== 'paragraph' && next.kind !== 'quote';
  const found = open ? 0 : ahead.findIndex(promised);
  const kept = ahead[found];
  if (kept === undefined || (open && kept.kind === 'paragraph' && kept.blockIndex === atom.blockIndex)) {
    atom.teachable = false;
    return;
  }
  for (let i = at; i <= at + found; i++) {
    const here = atoms[i];
    const next = atoms[i + 1];
    if (here) here.needsNext = true;
    if (next) next.needsPrevious = true;
  }
}

/** A formula in the middle of a sentence promises the rest of the sentence: "the expectation $$…$$ would be to …". */
function meetContinuations(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    const next = atoms[i + 1];
    if (atom.kind !== 'math' || atoms[i - 1]?.kind !== 'paragraph' || next?.kind !== 'paragraph') continue;
    const opener = atoms[i - 1]?.reading?.plain ?? '';
    if (
      !/[.:!?]$/.test(opener) &&
      /^\p{Ll}{2,}/u.test(next.reading?.plain ?? '') &&
      !DETAIL.test(next.reading?.plain ?? '')
    )
      atom.needsNext = true;
  }
}

/** Whole by itself, left open for the block it brings in, or the rest of a sentence that a formula interrupts. */
function isClosed(atom: LooseAtom, before: LooseAtom | undefined): boolean {
  const reading = atom.reading;
  if (!reading || reading.whole) return true;
  const interrupted = before !== undefined && before.blockIndex !== atom.blockIndex && before.kind !== 'paragraph';
  const opens = interrupted ? `So ${reading.markdown}` : reading.markdown;
  return isWholeSentence(opens) || (reading.announces && isWholeSentence(`${opens.replace(/[\s:;,—–-]+$/, '')}.`));
}

/**
 * A picture goes with the sentence before it when that sentence announces it or speaks of something drawn; else with the neighbour that
 * shares more words with its description.
 */
function bindPictures(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind !== 'image' && atom.kind !== 'diagram') continue;
    const before = atoms[i - 1];
    const after = atoms[i + 1];
    if (belongsToNext(atom, before, after) && after) {
      atom.needsPrevious = false;
      atom.needsNext = true;
      after.needsPrevious = true;
    } else atom.needsPrevious = before !== undefined && !before.item && before.kind !== 'image';
  }
}

function belongsToNext(picture: LooseAtom, before: LooseAtom | undefined, after: LooseAtom | undefined): boolean {
  if (after?.kind !== 'paragraph') return false;
  if (before === undefined || before.item || before.kind === 'image') return true;
  if (before.kind !== 'paragraph' || before.needsNext || VISUAL.test(before.reading?.plain ?? '')) return false;
  const seen = contentStems(picture.block.alt ?? picture.block.text);
  return sharedWords(seen, after) > sharedWords(seen, before);
}

function sharedWords(stems: readonly string[], atom: LooseAtom): number {
  const words = new Set(contentStems(atom.markdown.replace(/[`*]/g, ' ')));
  return new Set(stems.filter((stem) => words.has(stem))).size;
}

/** "The second rule is …" belongs to the sentence that counts, or has the first; without one it says half a thing. */
function bindOrdinals(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    if (!atom.reading || !ORDINAL.test(atom.reading.plain)) continue;
    const from = atoms.findLastIndex((other, k) => k < i && i - k <= MEMORY && FIRST.test(other.reading?.plain ?? ''));
    if (from < 0) atom.teachable = false;
    else for (let k = from + 1; k <= i; k++) bindBack(atoms[k]);
  }
}

/** "The statements above" belongs to what stands above; without it nobody knows what is meant. */
function bindPointers(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    if (!atom.reading || !ABOVE.test(atom.reading.plain)) continue;
    const from = atoms.findLastIndex(
      (other, k) => k < i && i - k <= MEMORY && !isProse(other) && other.kind !== 'definition',
    );
    if (from < 0) atom.teachable = false;
    else for (let k = from + 1; k <= i; k++) bindBack(atoms[k]);
  }
}

/** Talk of a plot or diagram that is not there to be seen. */
function dropBlindRemarks(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    if (!atom.reading || !VISUAL.test(atom.reading.plain)) continue;
    const near = atoms.slice(Math.max(0, i - REACH), i + REACH + 1);
    if (!near.some(({ kind, teachable }) => teachable && (kind === 'image' || kind === 'diagram')))
      atom.teachable = false;
  }
}

/** A sentence that speaks of a name made in the code above belongs to that code. */
function bindRemarks(atoms: LooseAtom[]): void {
  const madeAt = new Map<string, number>();
  let listing = '';
  let listedAt = -1;
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind === 'code') {
      for (const name of definedNames(atom.block.text)) madeAt.set(name, i);
    }
    if (atom.kind === 'code' || atom.kind === 'output') {
      listing = atom.block.text;
      listedAt = i;
    }
    if (atom.kind !== 'paragraph') continue;
    const quotes = listedAt >= 0 && quoted(atom.markdown).some((words) => listing.includes(words));
    const from = quotes ? listedAt : latest(atom.markdown, madeAt);
    if (from === null || atom.needsPrevious) continue;
    if (i - from > MEMORY) atom.teachable = false;
    else for (let k = from + 1; k <= i; k++) bindBack(atoms[k]);
  }
}

/** What a sentence quotes: `prints "greater"`. */
function quoted(markdown: string): string[] {
  return [...markdown.matchAll(/["“]([^"“”]{3,60})["”]/g)]
    .map(([, words]) => words ?? '')
    .filter((words) => words !== '');
}

function bindBack(atom: LooseAtom | undefined): void {
  if (atom) atom.needsPrevious = true;
}

function latest(markdown: string, madeAt: Map<string, number>): number | null {
  let found: number | null = null;
  for (const [, code] of markdown.matchAll(/`([^`]+)`/g)) {
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(code ?? '')?.[0];
    const at = name === undefined ? undefined : madeAt.get(name);
    if (at !== undefined && (found === null || at > found)) found = at;
  }
  return found;
}
