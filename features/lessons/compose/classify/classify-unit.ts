import type { Atom, UnitRole } from '../types';
import { CUES, EDGE_CUE, HEADING_ROLES, STORY } from './cues';
import type { Definer } from './definition';
import { isProcedure } from './procedure';

/** What classification reads of a unit: its atoms, their plain words and the heading above them. */
export interface UnitText {
  atoms: readonly Atom[];
  /** Words as a reader hears them, code and maths as one mark each. */
  plain: string;
  heading: string;
  /** Whether a sentence defines the concept. */
  defines: Definer;
}

/** Every role that a unit can play; at least one. Forms of blocks are sure signs, cue words and headings likely ones. */
export function rolesOf(unit: UnitText): Set<UnitRole> {
  const roles = new Set<UnitRole>();
  for (const atom of unit.atoms) addForm(roles, atom);
  const first = unit.atoms[0];
  if (first && (first.kind === 'definition' || unit.defines(unit.plain))) roles.add('definition');
  for (const role of ['example', 'analogy', 'caution', 'comparison', 'summary'] as const) {
    if (CUES[role]?.test(unit.plain)) roles.add(role);
  }
  if (EDGE_CUE.test(unit.plain)) roles.add('caution');
  for (const [pattern, role] of HEADING_ROLES) {
    if (pattern.test(unit.heading) && (role !== 'steps' || roles.has('steps'))) roles.add(role);
  }
  if (STORY.test(unit.plain)) roles.add('story');
  if (isPlainProse(unit.atoms) && !roles.has('summary')) roles.add('explanation');
  if (roles.size === 0) roles.add('explanation');
  return roles;
}

function addForm(roles: Set<UnitRole>, atom: Atom): void {
  const { block, kind } = atom;
  if (kind === 'list' && !atom.item && isProcedure(block)) roles.add('steps');
  if (kind === 'code' || kind === 'output') {
    roles.add('code');
    roles.add('example');
  }
  if (kind === 'math') roles.add('formula');
  if (kind === 'image' || kind === 'diagram') roles.add('figure');
  if (kind === 'table') roles.add('table');
  if (block.role === 'keypoints') roles.add('summary');
}

/** Sentences and unordered lists only. */
function isPlainProse(atoms: readonly Atom[]): boolean {
  return atoms.every(
    ({ kind, block }) => kind === 'paragraph' || kind === 'quote' || (kind === 'list' && !isProcedure(block)),
  );
}
