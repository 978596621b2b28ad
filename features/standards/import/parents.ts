import type { RowProblem } from '../contract';
import type { LooseStandard } from './arrange';
import type { Columns } from './columns';
import { made, type ReadRow } from './table-row';

/**
 * Finds what each row of a table is part of, by the first of these that the table has: a column that names the parent (by identifier or
 * code), an outline number (`1.2.3`), a depth, columns of groups (which become standards of their own), else the longest code in the table
 * that its code begins with.
 */
export function parentsOf(rows: readonly ReadRow[], { one, groups }: Columns, problems: RowProblem[]): LooseStandard[] {
  if (one.has('parent')) return byName(rows, problems);
  if (one.has('outline') && rows.every(({ outline }) => /^\d+(?:\.\d+)*\.?$/.test(outline))) return byOutline(rows);
  if (one.has('depth')) return byDepth(rows, problems);
  if (groups.length > 0) return byGroups(rows);
  return byCode(rows);
}

function byName(rows: readonly ReadRow[], problems: RowProblem[]): LooseStandard[] {
  const known = new Map(rows.map(({ code, identifier }) => [code, identifier]));
  for (const { identifier } of rows) known.set(identifier, identifier);
  return rows.map((row) => {
    if (row.parentName === '') return row;
    const parent = known.get(row.parentName) ?? null;
    if (parent === null)
      problems.push({
        row: row.row,
        code: row.code,
        reason: `Its parent “${row.parentName}” is not in the table. It stands at the top.`,
      });
    return { ...row, parent: parent === row.identifier ? null : parent };
  });
}

function byOutline(rows: readonly ReadRow[]): LooseStandard[] {
  const known = new Map(rows.map(({ outline, identifier }) => [outline.replace(/\.$/, ''), identifier]));
  return rows.map((row) => {
    const above = row.outline.replace(/\.$/, '').replace(/\.?\d+$/, '');
    return { ...row, parent: known.get(above) ?? null, enumeration: row.outline };
  });
}

function byDepth(rows: readonly ReadRow[], problems: RowProblem[]): LooseStandard[] {
  const open: { depth: number; identifier: string }[] = [];
  return rows.map((row) => {
    const depth = row.depth ?? open.at(-1)?.depth ?? 0;
    if (row.depth === null)
      problems.push({ row: row.row, code: row.code, reason: 'The row has no depth. It stands beside the row before.' });
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const parent = open.at(-1)?.identifier ?? null;
    open.push({ depth, identifier: row.identifier });
    return { ...row, parent };
  });
}

function byGroups(rows: readonly ReadRow[]): LooseStandard[] {
  const kept = new Map<string, LooseStandard>();
  const placed = rows.map((row) => {
    let parent: string | null = null;
    const way: string[] = [];
    for (const group of row.groups) {
      if (group === '' || group === row.statement) continue;
      way.push(group);
      const identifier = made(['group', ...way]);
      const known = kept.get(identifier);
      if (known) known.levels = [...new Set([...known.levels, ...row.levels])];
      else
        kept.set(identifier, {
          ...{ identifier, code: '', statement: group, parent, itemType: '', levels: [...row.levels], ended: false },
          ...{ row: row.row - 0.5, sequence: null, enumeration: '' },
        });
      parent = identifier;
    }
    return { ...row, parent };
  });
  // A row may be both a group in one column and a standard; both are kept.
  return [...kept.values(), ...placed];
}

function byCode(rows: readonly ReadRow[]): LooseStandard[] {
  const known = new Map(rows.flatMap(({ code, identifier }) => (code === '' ? [] : [[code, identifier] as const])));
  return rows.map((row) => {
    const cuts = [...row.code.matchAll(/[.\-:/ ]+|(?<=\d)(?=[a-z])/gi)].map((match) => match.index).reverse();
    const parent = cuts.map((at) => known.get(row.code.slice(0, at))).find((found) => found !== undefined);
    return { ...row, parent: parent ?? null };
  });
}
