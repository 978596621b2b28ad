/** A long form and its abbreviation, found where the text introduces it. */
export interface Abbreviation {
  long: string;
  short: string;
}

/**
 * Abbreviations that a text introduces in brackets: "personal protective equipment (PPE)" and "PPE (personal protective equipment)".
 * The letters must be the initials of the words, in order; small words may be skipped.
 */
export function abbreviationsIn(text: string): Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}'’-])((?:[\p{L}\p{N}'’-]{1,40}\s{1,3}){1,8})\(\s*(?:or\s+)?(\p{Lu}[\p{L}\p{N}/&-]{1,7})\s*\)/gu,
  )) {
    const long = longForm((match[1] ?? '').trim().split(/\s+/), match[2] ?? '');
    if (long) found.push({ long, short: match[2] ?? '' });
  }
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}-]{1,6})\s+\(([\p{L}][\p{L}'’\s-]{6,70})\)/gu,
  )) {
    const long = longForm((match[2] ?? '').trim().split(/\s+/), match[1] ?? '');
    if (long) found.push({ long, short: match[1] ?? '' });
  }
  return found;
}

/** The shortest run of last words whose initials spell the abbreviation; null where none does. */
function longForm(words: readonly string[], short: string): string | null {
  const letters = short
    .replace(/s$/, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  if (letters.length < 2 || !/\p{Lu}.*\p{Lu}/u.test(short)) return null;
  for (let from = words.length - 1; from >= 0; from--) {
    const run = words.slice(from);
    if (spells(run, letters)) return run.join(' ');
  }
  return null;
}

/** Whether the initials (of hyphenated parts too, small words optional) are exactly the letters. */
function spells(words: readonly string[], letters: string): boolean {
  const parts = words.flatMap((word) => word.toLowerCase().split('-')).filter((part) => part !== '');
  if (/^(?:and|of|the|for|in|to|a|an|or|with)$/.test(parts[0] ?? '')) return false;
  const content = parts.filter((part) => !/^(?:and|of|the|for|in|to|a|an|or|with|by)$/.test(part));
  return initials(parts) === letters || initials(content) === letters;
}

function initials(parts: readonly string[]): string {
  return parts.map((part) => part.charAt(0)).join('');
}
