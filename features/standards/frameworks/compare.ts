import { type ImportReport, LONGEST_LIST } from '../contract';
import type { ParsedFramework, ParsedStandard } from '../import/parsed';

/** A standard as it is stored, as far as a comparison needs it. */
export interface StoredStandard {
  id: string;
  identifier: string;
  code: string;
  statement: string;
  /** Identifier of what it is part of. */
  parent: string | null;
  itemType: string;
  levels: readonly string[];
  withdrawn: boolean;
}

/**
 * What an import changes, by identifier. Standards that the file no longer has, or says to have ended, are withdrawn; those that were
 * withdrawn before and are not in the file again are no news.
 */
export function compareFramework(
  stored: readonly StoredStandard[],
  { standards, problems }: Pick<ParsedFramework, 'standards' | 'problems'>,
): Omit<ImportReport, 'tagsOnWithdrawn'> & { withdrawnIds: string[] } {
  const before = new Map(stored.map((standard) => [standard.identifier, standard]));
  const lists: ImportReport['lists'] = {
    added: [],
    changed: [],
    withdrawn: [],
    restored: [],
    problems: problems.slice(0, LONGEST_LIST),
  };
  const counts = { added: 0, changed: 0, withdrawn: 0, restored: 0, unchanged: 0 };
  const withdrawnIds: string[] = [];
  const note = <Name extends 'added' | 'changed' | 'withdrawn' | 'restored'>(
    name: Name,
    entry: ImportReport['lists'][Name][number],
  ) => {
    counts[name]++;
    const list: (typeof entry)[] = lists[name];
    if (list.length < LONGEST_LIST) list.push(entry);
  };
  const present = new Set<string>();
  for (const now of standards) {
    present.add(now.identifier);
    const { code, statement } = now;
    const old = before.get(now.identifier);
    if (!old) {
      if (!now.ended) note('added', { code, statement });
      continue;
    }
    if (now.ended && !old.withdrawn) {
      withdrawnIds.push(old.id);
      note('withdrawn', { code, statement });
      continue;
    }
    if (!now.ended && old.withdrawn) note('restored', { code, statement });
    const what = differences(old, now);
    if (what.length > 0)
      note('changed', { code, statement, what, before: what.includes('statement') ? old.statement : old.code });
    else if (now.ended === old.withdrawn) counts.unchanged++;
  }
  for (const old of stored) {
    if (old.withdrawn || present.has(old.identifier)) continue;
    withdrawnIds.push(old.id);
    note('withdrawn', { code: old.code, statement: old.statement });
  }
  return { ...counts, problems: problems.length, lists, withdrawnIds };
}

function differences(old: StoredStandard, now: ParsedStandard): string[] {
  const what: string[] = [];
  if (old.code !== now.code) what.push('code');
  if (old.statement !== now.statement) what.push('statement');
  if (old.parent !== now.parent) what.push('place');
  if (old.itemType !== now.itemType) what.push('type');
  if (old.levels.join('|') !== now.levels.join('|')) what.push('levels');
  return what;
}
