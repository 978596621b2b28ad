/** A cell of a file: words, a number, or nothing. */
export type Cell = string | number | null;

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180): commas, quotes doubled, lines ended by CR LF. It begins with the mark of UTF-8, without which Excel reads letters
 * beyond ASCII wrongly. Words that a spreadsheet would run as a formula get an apostrophe before them (OWASP, "CSV injection"); numbers stay
 * numbers, negative ones too.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  // Six digits after the point are more than any figure here holds.
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toFixed(6))) : '';
  const safe = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
