/** Sort order of a table: which column, which way. */
export interface Sort {
  column: string;
  descending: boolean;
}

/**
 * Rows in the order of `value`; numbers by size, text as `language` orders it (with "2" before "10"), nothing (null)
 * always last. Rows of equal value keep their order.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number | null,
  descending: boolean,
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = descending ? -1 : 1;
  return rows.toSorted((first, second) => {
    const a = value(first);
    const b = value(second);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
}

/** What a press on a column's heading makes of the order: first rising, then falling, then rising again. */
export function nextSort(present: Sort | null, column: string): Sort {
  return { column, descending: present?.column === column ? !present.descending : false };
}
