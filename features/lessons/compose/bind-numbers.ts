import type { LooseAtom } from './atoms';

/** How far back the beginning of an interrupted list is looked for. Atoms. */
const MEMORY = 6;

/** A numbered list that code or a remark interrupts is one: "2. …" belongs to "1. …", and neither stands without the other. */
export function bindNumbers(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    const first = firstNumber(atom);
    if (first === null) continue;
    if (opensBlock(atom)) promiseCode(atoms, i);
    if (first < 2) continue;
    const from = atoms.findLastIndex(
      (other, k) =>
        k < i && i - k <= MEMORY && (firstNumber(other) ?? first) < first && lastNumber(other) === first - 1,
    );
    if (from < 0) atom.teachable = false;
    else for (let k = from; k < i; k++) bindPair(atoms[k], atoms[k + 1]);
  }
}

/** The number with which a list begins; null for all that is no numbered list. */
function firstNumber({ kind, block, item }: LooseAtom): number | null {
  if (kind !== 'list' || item || block.ordered !== true) return null;
  const number = /^\s*(\d{1,4})[.)]/.exec(block.markdown)?.[1];
  return number === undefined ? null : Number(number);
}

function lastNumber(atom: LooseAtom): number | null {
  const first = firstNumber(atom);
  return first === null ? null : first + (atom.block.items?.length ?? 1) - 1;
}

/** The last item of a list ends in a colon: what it names comes next. */
function opensBlock({ block }: LooseAtom): boolean {
  return /:[*_]*\s*$/.test(block.items?.at(-1) ?? '');
}

function promiseCode(atoms: LooseAtom[], at: number): void {
  const atom = atoms[at];
  const next = atoms[at + 1];
  if (next?.kind === 'code' || next?.kind === 'table' || next?.kind === 'math') bindPair(atom, next);
  else if (atom) atom.teachable = false;
}

function bindPair(atom: LooseAtom | undefined, next: LooseAtom | undefined): void {
  if (atom) atom.needsNext = true;
  if (next) next.needsPrevious = true;
}
