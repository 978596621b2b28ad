import { type Group, isItem, isRule } from './groups';

/** A line that stands as a heading; `rank` says how high, 1 is the highest, without gaps only after {@link levelsOf}. */
export interface FoundHeading {
  text: string;
  rank: number;
}

const LONGEST = 100;
/** Characters of the paragraph that a numbered line must head at least once. */
const BODY = 60;
const CHAPTER =
  /^(chapter|part|book|unit|lesson|module|section|lecture|appendix|kapitel|teil|lektion|anhang|chapitre|partie|leçon|unité|annexe|capítulo|capitulo|parte|unidad|lección|tema|hoofdstuk|deel|capitolo|rozdział|glava|глава|часть|الفصل|الباب|第)\s*(?:\d+|[ivxlc]+\b|[a-z]\b|one|two|three|four|five|six|seven|eight|nine|ten)/i;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,4})([.)]?)\s+(?=[\p{Lu}\p{Lo}])/u;
const UNDERLINES: Record<string, number> = { '=': 11, '#': 11, '*': 12, '-': 13, '~': 14, '^': 15, '"': 16, '+': 16 };
const CAPITALS = 12;
const NUMBERS = 20;

/** A heading with a rule under it, and how many lines it takes; null where the group begins with none. */
export function underlinedHeading({ lines }: Group): (FoundHeading & { taken: number }) | null {
  const framed = lines.length >= 3 && isRule(lines[0] ?? '') && isRule(lines[2] ?? '');
  const at = framed ? 1 : 0;
  const [text = '', rule = ''] = [lines[at]?.trim(), lines[at + 1]?.trim()];
  const rank = UNDERLINES[rule.charAt(0)];
  if (rank === undefined || !isRule(rule) || isRule(text) || text.length > LONGEST || !/\p{L}/u.test(text)) return null;
  if (rule.length < Math.min(text.length / 2, 20) || rule.length > text.length * 3 + 20) return null;
  return { text, rank: framed ? rank - 1 : rank, taken: at + 2 };
}

/**
 * The groups of one line that are headings: chapters, lines of capitals and numbered titles. A numbered line counts only where lines of
 * its kind head paragraphs, as those of a list do not.
 */
export function lineHeadings(groups: readonly Group[]): Map<Group, FoundHeading> {
  const found = new Map<Group, FoundHeading>();
  const shouts = mostlyCapitals(groups);
  for (const group of groups) {
    const heading = group.lines.length === 1 ? headingOf(group.lines[0]?.trim() ?? '', shouts) : null;
    if (heading) found.set(group, heading);
  }
  for (const rank of new Set([...found.values()].map((each) => each.rank))) {
    const places = groups.flatMap((group, i) => (found.get(group)?.rank === rank ? [i] : []));
    const heads = places.filter((i) => isHeaded(groups[i + 1], found, rank)).length;
    if (heads * 2 < places.length) for (const i of places) dropAt(groups[i], found);
  }
  return found;
}

function dropAt(group: Group | undefined, found: Map<Group, FoundHeading>): void {
  if (group) found.delete(group);
}

/** Whether what follows a heading is text of its own, or a lower heading. */
function isHeaded(next: Group | undefined, found: ReadonlyMap<Group, FoundHeading>, rank: number): boolean {
  if (!next) return false;
  const heading = found.get(next);
  if (heading) return heading.rank > rank;
  return next.lines.length > 1 || isItem(next.lines[0] ?? '') || (next.lines[0]?.length ?? 0) >= BODY;
}

function headingOf(text: string, shouts: boolean): FoundHeading | null {
  if (text.length > LONGEST || text.length < 2 || /[,;]$/.test(text) || isRule(text)) return null;
  const chapter = CHAPTER.exec(text);
  if (chapter && !/[.!?]$/.test(text))
    return { text, rank: /^(?:part|book|teil|partie|parte|часть|deel|الباب)/i.test(text) ? 2 : 5 };
  const numbered = NUMBERED.exec(text);
  if (numbered && !/[.!?:]$/.test(text) && text.split(/\s+/).length <= 12) {
    return { text: text.slice(numbered[0].length), rank: NUMBERS + (numbered[1]?.split('.').length ?? 1) };
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = !shouts && letters >= 3 && !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text);
  return capitals && letters * 2 > text.length && !/[.!?]$/.test(text) ? { text, rank: CAPITALS } : null;
}

function mostlyCapitals(groups: readonly Group[]): boolean {
  const text = groups
    .slice(0, 2_000)
    .map(({ lines }) => lines.join(''))
    .join('');
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > lower;
}

/** Depth of a Markdown heading for each rank in use. @param first depth of the highest, from 1 */
export function levelsOf(ranks: Iterable<number>, first: number): Map<number, number> {
  const sorted = [...new Set(ranks)].sort((a, b) => a - b);
  return new Map(sorted.map((rank, i) => [rank, Math.min(6, first + i)]));
}
