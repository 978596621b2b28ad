import { WORKED } from './classify/cues';
import { definedNames, freeNames } from './code-names';
import { namesUsed, symbolsOf } from './symbols';
import type { Run, Unit } from './types';

/** Enough to keep a unit out while there is anything better; see `BLEMISHED` of picking. */
const BORROWED = 1.3;

/**
 * Marks which earlier units of its run each unit takes for granted: where a symbol or a program name comes from, and, in a worked example,
 * the step before. A symbol that nobody explains is a blemish.
 */
export function linkUnits(run: Run): void {
  const source = new Map<string, Unit>();
  const names = new Set<string>();
  const sequential = isWorkedExample(run);
  for (const unit of run.units) {
    const before = run.units[unit.index - 1];
    if (sequential && before) unit.requires.add(before);
    const uses = unit.atoms.map(symbolsOf);
    const own = new Set(uses.flatMap(({ introduces }) => [...introduces]));
    const taken = [
      ...uses.flatMap((use) => [...use.uses]),
      ...unit.atoms.flatMap((atom) => namesUsed(atom, names)).map((name) => `code ${name}`),
    ];
    let unexplained = 0;
    for (const symbol of new Set(taken)) {
      const from = source.get(symbol);
      if (own.has(symbol)) continue;
      if (from) unit.requires.add(from);
      else if (!unit.roles.has('formula')) unexplained++;
    }
    unit.blemish += Math.min(0.75, 0.25 * unexplained);
    if (isBorrowed(unit, names)) unit.blemish += BORROWED;
    for (const symbol of own) {
      source.set(symbol, unit);
      if (symbol.startsWith('code ')) names.add(symbol.slice(5));
    }
  }
}

/** A listing that makes no name and uses only such as nothing before it made: a piece cut out of a program that is not there. */
function isBorrowed({ atoms }: Unit, earlier: ReadonlySet<string>): boolean {
  const made = new Set(earlier);
  return atoms.some(({ kind, block }) => {
    if (kind !== 'code') return false;
    const free = freeNames(block.text, block.lang ?? '');
    const own = definedNames(block.text);
    const borrowed = own.size === 0 && free.length > 0 && free.every((name) => !made.has(name));
    for (const name of own) made.add(name);
    return borrowed;
  });
}

function isWorkedExample(run: Run): boolean {
  return WORKED.test(run.headingPath.at(-1) ?? '');
}
