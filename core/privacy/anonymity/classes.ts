import type { Hierarchy } from './hierarchy';

/** One row as the search sees it. */
export interface QuasiRow {
  /** Whose it is: a class is as large as its people are many, however many rows they have. */
  person: string;
  /** Quasi-identifiers, in the order of the hierarchies. */
  quasi: readonly string[];
  /** What nobody should learn of a person from knowing their class; left out where nothing is checked. */
  sensitive?: string;
}

/** What has to hold of each class that is told. */
export interface AnonymityRule {
  /** People in it at least (L. Sweeney, "k-anonymity: a model for protecting privacy", 2002), from 2. */
  k: number;
  /** Different sensitive values in it at least (A. Machanavajjhala and others, "l-diversity", ICDE 2006), from 2; left out: not checked. */
  l?: number;
}

/** Rows that look the same. */
export interface LookAlikes {
  /** Their quasi-identifiers as told. */
  told: string[];
  rows: number[];
  people: number;
  /** Different sensitive values. */
  diversity: number;
  /** Why it can't be told; null where it can. */
  refused: 'too few people' | 'too little variety' | null;
}

/** Classes of rows that look the same at these levels, judged by the rule. */
export function classesAt(
  rows: readonly QuasiRow[],
  hierarchies: readonly Hierarchy[],
  levels: readonly number[],
  rule: AnonymityRule,
): LookAlikes[] {
  const found = new Map<string, LookAlikes>();
  for (const [index, row] of rows.entries()) {
    const told = hierarchies.map((hierarchy, i) => hierarchy.at(row.quasi[i] ?? '', levels[i] ?? 0));
    const key = JSON.stringify(told);
    const known = found.get(key);
    if (known) known.rows.push(index);
    else found.set(key, { told, rows: [index], people: 0, diversity: 0, refused: null });
  }
  for (const each of found.values()) judge(each, rows, rule);
  return [...found.values()];
}

function judge(each: LookAlikes, rows: readonly QuasiRow[], { k, l }: AnonymityRule): void {
  each.people = new Set(each.rows.map((index) => rows[index]?.person)).size;
  each.diversity = new Set(each.rows.map((index) => rows[index]?.sensitive)).size;
  if (each.people < k) each.refused = 'too few people';
  else if (l !== undefined && each.diversity < l) each.refused = 'too little variety';
}
