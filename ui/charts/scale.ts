/** Maps `value` from `[from0, from1]` to `[to0, to1]`; a range without width maps to the middle. */
export function scale(value: number, from: readonly [number, number], to: readonly [number, number]): number {
  const width = from[1] - from[0];
  if (width === 0) return (to[0] + to[1]) / 2;
  return to[0] + ((value - from[0]) / width) * (to[1] - to[0]);
}

/** `count` places spread evenly over the list's positions, first and last among them; fewer when the list is shorter. */
export function spread(length: number, count: number): number[] {
  if (length <= 0 || count <= 0) return [];
  if (length <= count) return Array.from({ length }, (_, index) => index);
  if (count === 1) return [length - 1];
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)));
}

/** SVG path through the points, in order. */
export function linePath(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** SVG path around the area between two lines of the same length. */
export function bandPath(points: readonly { x: number; low: number; high: number }[]): string {
  const upper = points.map(({ x, high }) => ({ x, y: high }));
  const lower = points.map(({ x, low }) => ({ x, y: low })).toReversed();
  return points.length === 0 ? '' : `${linePath([...upper, ...lower])}Z`;
}
