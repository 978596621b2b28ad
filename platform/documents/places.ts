import type { Mark } from './html/marks';
import type { Place, PlaceKind } from './types';

/**
 * Places from the marks where each begins; without marks there are none. Empty places are left out.
 *
 * @param first the place that the text begins in
 * @param of what a mark's index stands for
 */
export function placesOf(
  marks: readonly Mark[],
  length: number,
  kind: PlaceKind,
  first: { label: string; number: number } | null,
  of: (index: number) => { label: string; number: number } | undefined,
): Place[] {
  if (marks.length === 0) return [];
  const starts: { at: number; place: { label: string; number: number } | undefined }[] = [
    ...(first ? [{ at: 0, place: first }] : []),
    ...[...marks].sort((a, b) => a.at - b.at || a.index - b.index).map(({ index, at }) => ({ at, place: of(index) })),
  ];
  return starts.flatMap(({ at, place }, i) => {
    const end = starts[i + 1]?.at ?? length;
    return place && end > at ? [{ kind, ...place, start: at, end }] : [];
  });
}
