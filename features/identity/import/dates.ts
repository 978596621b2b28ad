/** How dates with slashes are meant in a file: day first, month first, or nobody can tell. */
export type DateOrder = 'day' | 'month' | 'unclear';

const SLASHES = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

/** Tells the order from dates that can only be meant one way; by all of a file's, since one file has one order. */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  let [day, month] = [false, false];
  for (const cell of cells) {
    const [, first, second] = SLASHES.exec(cell) ?? [];
    day ||= Number(first) > 12;
    month ||= Number(second) > 12;
  }
  if (day === month) return 'unclear';
  return day ? 'day' : 'month';
}

/** A date as `2014-03-09`: from that form, `9.3.2014`, or `9/3/2014` in the file's order; says which fault it has otherwise. */
export function readDate(cell: string, order: DateOrder): { date: string } | { fault: 'invalid' | 'unclear' } {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell);
  if (iso) return dated(iso[1], iso[2], iso[3]);
  const dots = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(cell);
  if (dots) return dated(dots[3], dots[2], dots[1]);
  const slashes = SLASHES.exec(cell);
  if (!slashes) return { fault: 'invalid' };
  const [, first, second, year] = slashes;
  if (first !== second && order === 'unclear') return { fault: 'unclear' };
  return order === 'month' ? dated(year, first, second) : dated(year, second, first);
}

function dated(year = '', month = '', day = ''): { date: string } | { fault: 'invalid' } {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const real = Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
  return real && Number(year) >= 1900 ? { date } : { fault: 'invalid' };
}
