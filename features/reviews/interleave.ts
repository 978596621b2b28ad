/** How far ahead another course is looked for: urgency weighs more than change. */
const LOOK_AHEAD = 3;

/**
 * Mixes what is to be asked, given most urgent first: never the same concept twice in a row where it can be avoided, and another course than the
 * last one where one of the next {@link LOOK_AHEAD} belongs to one. What comes most often is spread first when it would otherwise be left over at the end.
 */
export function interleave<T extends { conceptId: string; courseId: string }>(urgent: readonly T[]): T[] {
  const rest = [...urgent];
  const mixed: T[] = [];
  while (rest.length > 0) {
    const last = mixed.at(-1);
    const [next] = rest.splice(placeOfNext(rest, last), 1);
    if (next) mixed.push(next);
  }
  return mixed;
}

function placeOfNext<T extends { conceptId: string; courseId: string }>(
  rest: readonly T[],
  last: T | undefined,
): number {
  const pressing = mostFrequent(rest);
  if (pressing !== null && pressing !== last?.conceptId)
    return rest.findIndex(({ conceptId }) => conceptId === pressing);
  const other = rest.findIndex(({ conceptId }) => conceptId !== last?.conceptId);
  if (other < 0 || !last) return 0;
  if (rest[other]?.courseId !== last.courseId) return other;
  const ahead = rest
    .slice(other + 1, other + 1 + LOOK_AHEAD)
    .findIndex((each) => each.conceptId !== last.conceptId && each.courseId !== last.courseId);
  return ahead < 0 ? other : other + 1 + ahead;
}

/** A concept that has to come now, because more than half of what is left is its own; null where there is none. */
function mostFrequent(rest: readonly { conceptId: string }[]): string | null {
  const counts = new Map<string, number>();
  for (const { conceptId } of rest) counts.set(conceptId, (counts.get(conceptId) ?? 0) + 1);
  for (const [conceptId, count] of counts) if (count > 1 && 2 * count > rest.length) return conceptId;
  return null;
}
