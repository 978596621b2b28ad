import type { RowProblem } from '../contract';
import type { ParsedStandard } from './parsed';

/** A standard that is not yet in its place. */
export interface LooseStandard extends ParsedStandard {
  /** Where it stood in the file. */
  row: number;
  /** Number among its siblings, where the file gives one. */
  sequence: number | null;
  /** Its place in lists as written: `a`, `2.1`. */
  enumeration: string;
}

const natural = new Intl.Collator('en', { numeric: true });

/**
 * Puts standards into reading order, each behind what it is part of, siblings by number, then as listed, then as in the file. One whose
 * parent is not there, or is part of itself through others, stands at the top, and that is said.
 */
export function arrange(loose: readonly LooseStandard[]): { standards: ParsedStandard[]; problems: RowProblem[] } {
  const byId = new Map(loose.map((standard) => [standard.identifier, standard]));
  const problems: RowProblem[] = [];
  const parents = new Map<string, string | null>();
  for (const standard of loose) {
    const { identifier, parent, row, code } = standard;
    if (parent !== null && !byId.has(parent)) {
      problems.push({
        row,
        code,
        reason: `It says that it is part of “${parent}”, which is not in the file. It stands at the top.`,
      });
      parents.set(identifier, null);
    } else parents.set(identifier, parent);
  }
  for (const { identifier, row, code } of cutLoops(loose, parents))
    problems.push({
      row,
      code,
      reason: `“${code || identifier}” is part of itself through others. It stands at the top.`,
    });
  const children = new Map<string | null, LooseStandard[]>();
  for (const standard of loose) {
    const parent = parents.get(standard.identifier) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(standard);
    else children.set(parent, [standard]);
  }
  for (const siblings of children.values()) siblings.sort(compare);
  const standards: ParsedStandard[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { identifier, code, statement, itemType, levels, ended } = next;
    standards.push({ identifier, code, statement, parent: parents.get(identifier) ?? null, itemType, levels, ended });
    const below = children.get(identifier) ?? [];
    for (let at = below.length - 1; at >= 0; at--) {
      const child = below[at];
      if (child) waiting.push(child);
    }
  }
  return { standards, problems };
}

/** Ends each way that leads back to where it began; `parents` is changed. @returns those that were set to the top */
function cutLoops(loose: readonly LooseStandard[], parents: Map<string, string | null>): LooseStandard[] {
  const safe = new Set<string>();
  const cut: LooseStandard[] = [];
  for (const standard of loose) {
    const way = new Set<string>();
    let at: string | null = standard.identifier;
    while (at !== null && !safe.has(at) && !way.has(at)) {
      way.add(at);
      at = parents.get(at) ?? null;
    }
    if (at !== null && way.has(at)) {
      parents.set(standard.identifier, null);
      cut.push(standard);
    }
    for (const id of way) safe.add(id);
  }
  return cut;
}

function compare(a: LooseStandard, b: LooseStandard): number {
  if (a.sequence !== null && b.sequence !== null && a.sequence !== b.sequence) return a.sequence - b.sequence;
  const listed = a.enumeration !== '' && b.enumeration !== '' ? natural.compare(a.enumeration, b.enumeration) : 0;
  return listed || a.row - b.row;
}
