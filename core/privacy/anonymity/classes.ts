import { type CodedRows, groupRows } from './columns';

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
export function classesAt(coded: CodedRows, levels: readonly number[], { k, l }: AnonymityRule): LookAlikes[] {
  const { group, groups } = groupRows(coded, levels);
  const classes = Array.from(
    { length: groups },
    (): LookAlikes => ({ told: [], rows: [], people: 0, diversity: 0, refused: null }),
  );
  for (let row = 0; row < coded.rows; row++) classes[group[row] ?? 0]?.rows.push(row);
  const different = counterOf(coded.rows);
  for (const each of classes) {
    const first = each.rows[0] ?? 0;
    each.told = coded.columns.map((byLevel, i) => {
      const column = byLevel[levels[i] ?? 0];
      return column?.values[column.codes[first] ?? 0] ?? '';
    });
    each.people = different(each.rows, coded.people);
    each.diversity = different(each.rows, coded.sensitive);
    if (each.people < k) each.refused = 'too few people';
    else if (l !== undefined && each.diversity < l) each.refused = 'too little variety';
  }
  return classes;
}

/** Counts different codes among some rows, with one mark for each code rather than a set for each class. */
function counterOf(codes: number): (rows: readonly number[], of: Int32Array) => number {
  const marks = new Int32Array(codes);
  let mark = 0;
  return (rows, of) => {
    mark += 1;
    let count = 0;
    for (const row of rows) {
      const code = of[row] ?? 0;
      if (marks[code] === mark) continue;
      marks[code] = mark;
      count += 1;
    }
    return count;
  };
}
