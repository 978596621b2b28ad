import { freeNames } from './code-names';
import { lineCount } from './teachable';
import type { Atom, UnitRole } from './types';

const WE = /(?<![\p{L}])(?:we|our|us|i|my)(?![\p{L}])/giu;

/** "Reverses the elements of an array.": the heading is the subject, as in reference pages. */
const BARE_VERB =
  /^\p{Lu}\p{Ll}+(?:es|[^s]s) (?:(?:and|or|and\/or|\/) \p{Ll}+s )*(?:(?:and|or) \/? ?\p{Ll}+s )*(?:the|an?|all|new|whether|every|one|true|if)(?!\p{L})/u;

/** "about C-12", "in T-7": a machine of a story without a word on what it is; "conveyor C-12" says it. */
const BARE_TAG =
  /(?:^|(?<!\p{L})(?:about|of|in|on|at|from|to|for|with|by|than|and|or|behind|near) )\p{Lu}{1,2}-\d+(?![\p{L}\d])/u;

/** How far a unit is from what an editor would take as it is: 0 for flawless, each blemish adds; compared, never shown. */
export function blemishOf(atoms: readonly Atom[], plain: string, roles: ReadonlySet<UnitRole>): number {
  let sum = 0;
  const words = atoms.reduce((total, atom) => total + atom.words, 0);
  const prose = atoms.every(({ kind }) => kind === 'paragraph');
  if (roles.has('story')) sum += 1;
  if (prose && atoms.length === 1) sum += words < 6 ? 1.3 : 0;
  if (words > 140) sum += 0.5;
  if (words > 240) sum += 1;
  if (prose && atoms[0]?.stageDirection && /^(?:let|we|i|to)(?![\p{L}])/iu.test(plain)) sum += 0.8;
  sum += 0.3 * atoms.filter((atom) => atom.stageDirection).length;
  sum += Math.min(0.5, 0.12 * (plain.match(WE) ?? []).length);
  if (/^(?:we|our|i)(?![\p{L}])/iu.test(plain)) sum += 0.3;
  if (BARE_VERB.test(plain)) sum += 1.3;
  if (BARE_TAG.test(plain)) sum += 0.7;
  if (/\?/.test(plain)) sum += 0.3;
  if (/!(?:\s|$)/.test(plain)) sum += 0.1;
  for (const atom of atoms) {
    if (atom.kind === 'code') sum += Math.min(1, 0.4 * freeNames(atom.block.text, atom.block.lang ?? '').length);
    if (atom.kind === 'code') sum += lineCount(atom.block) > 30 ? 1.2 : lineCount(atom.block) > 18 ? 0.4 : 0;
  }
  if (isHeadless(atoms)) sum += atoms[0]?.kind === 'table' || atoms[0]?.block.ordered === true ? 0.3 : 1.5;
  return sum;
}

/** A listing, list or table that nobody brings in. */
export function isHeadless(atoms: readonly Atom[]): boolean {
  const kind = atoms[0]?.kind;
  return (
    kind === 'code' ||
    kind === 'table' ||
    kind === 'image' ||
    kind === 'diagram' ||
    (kind === 'list' && atoms[0]?.item === false)
  );
}
