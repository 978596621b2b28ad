import type { Framework, Standard } from '../contract';
import type { FrameworkRow, StandardRow } from './store';

export function showFramework({ framework, standardCount, withdrawnCount, levels }: FrameworkRow): Framework {
  const { id, identifier, title, creator, subject, version, language, uri, format, updatedAt } = framework;
  return {
    ...{ id, identifier, title, creator, subject, version, language, uri, format },
    ...{ standardCount: standardCount ?? 0, withdrawnCount: withdrawnCount ?? 0, levels: inSchoolOrder(levels) },
    updatedAt: updatedAt.toISOString(),
  };
}

export function showStandard(row: StandardRow): Standard {
  const {
    id,
    frameworkId,
    identifier,
    code,
    statement,
    parentId,
    strandId,
    position,
    depth,
    itemType,
    levels,
    leaf,
    withdrawn,
  } = row;
  return {
    id,
    frameworkId,
    identifier,
    code,
    statement,
    parentId,
    strandId,
    position,
    depth,
    itemType,
    levels,
    leaf,
    withdrawn,
  };
}

const FIRST = ['IT', 'PR', 'PK', 'TK', 'KG'];

/** Nursery and kindergarten before the years, as CASE's vocabulary has them; what is neither comes last. */
export function inSchoolOrder(levels: readonly string[]): string[] {
  const place = (level: string) => {
    const early = FIRST.indexOf(level);
    if (early >= 0) return early - FIRST.length;
    return /^\d+$/.test(level) ? Number(level) : 1000;
  };
  return levels.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
