/** The top of a scale from 0 on which all values fit and whose half is a round number too; at least 2. */
export function niceTop(values: readonly number[]): number {
  const most = Math.max(2, ...values);
  const step = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 4, 6, 8, 10].find((times) => times * step >= most) ?? 10;
  return top * step;
}
