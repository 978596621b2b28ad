import { WORKED } from './classify/cues';
import { namesUsed, symbolsOf } from './symbols';
import type { Run, Unit } from './types';

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
    for (const symbol of own) {
      source.set(symbol, unit);
      if (symbol.startsWith('code ')) names.add(symbol.slice(5));
    }
  }
}

function isWorkedExample(run: Run): boolean {
  return WORKED.test(run.headingPath.at(-1) ?? '');
}
