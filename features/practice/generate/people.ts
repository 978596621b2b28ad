const SAYS =
  'says?|said|asks?|asked|tells?|told|answers?|answered|replies|replied|thinks?|wears?|walks?|looks?|finds?|clears?|measures?|climbs?|knows?|weighs|decides?|writes|notes|notices|switches|puts|goes|went|wants|needs|shares|uses|used';

/**
 * First names of people in the stories that a course tells: capitalised words that speak or act, never written small. Sentences about
 * them are no knowledge to ask for.
 *
 * @param prose all prose of the course.
 * @param lowerWords words that the course writes in small letters.
 */
export function findPeople(prose: readonly string[], lowerWords: ReadonlySet<string>): Set<string> {
  const acts = new RegExp(`(?<![.!?]\\s)(?<![\\p{L}])(\\p{Lu}\\p{Ll}{2,})(?:,\\s[^,.]{3,40},)?\\s(?:${SAYS})\\b`, 'gu');
  const says =
    /(?<!\p{L})(\p{Lu}\p{Ll}{2,})\s(?:says|said|asks|asked|tells|told|replies|replied|wears|walks|climbs)\b/gu;
  const spoken = /["”’,]\s(?:says|said|asks|asked)\s(\p{Lu}\p{Ll}{2,})/gu;
  const counts = new Map<string, number>();
  for (const text of prose) {
    for (const pattern of [says, spoken]) for (const match of text.matchAll(pattern)) count(counts, match[1], 2);
    for (const match of text.matchAll(acts)) count(counts, match[1], 1);
  }
  const names = [...counts].filter(([name, seen]) => seen >= 2 && !lowerWords.has(name.toLowerCase()));
  return new Set(names.map(([name]) => name));
}

function count(counts: Map<string, number>, name: string | undefined, weight: number): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + weight);
}
