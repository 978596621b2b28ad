import { chiSquareTail } from '@/core/difficulty/chi-square';

/**
 * p-value of Pearson's chi-square test that whole numbers come from these masses. Values of which fewer than ten are expected are counted
 * together with their neighbours outwards, so that the chi-square law holds.
 *
 * @param massOf P(x), summing to 1 over −span … span up to what is left over, which is counted with the outermost.
 */
export function chiSquareOf(values: readonly number[], massOf: (x: number) => number, span: number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const cells: { seen: number; expected: number }[] = [];
  let open = { seen: 0, expected: 0 };
  for (let x = -span; x <= span; x++) {
    open.seen += counts.get(x) ?? 0;
    open.expected += massOf(x) * values.length;
    if (open.expected < 10) continue;
    cells.push(open);
    open = { seen: 0, expected: 0 };
  }
  const last = cells.at(-1);
  if (!last || cells.length < 3) throw new RangeError('too few draws for a chi-square test');
  last.seen += open.seen;
  last.expected += open.expected;
  const outside = values.filter((value) => Math.abs(value) > span).length;
  last.seen += outside;
  const statistic = cells.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
  return chiSquareTail(statistic, cells.length - 1);
}
