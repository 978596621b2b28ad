import type { Group } from './blocks';
import { isCaption } from './figures';
import type { Line } from './lines';
import type { OutlineEntry } from './outline';

type Text = Extract<Group, { kind: 'text' }>;

const MOST_LETTERS = 200;
const MOST_LINES = 4;
/** Headings that the tags name from which on what only looks like one is none. */
const TRUSTED = 3;

/** Size in which most of a document's text is set, and whether that is bold. */
export function bodyStyle(lines: Iterable<Line>): { size: number; bold: boolean } {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.mono) continue;
    const key = `${Math.round(line.size * 2) / 2} ${line.bold}`;
    counts.set(key, (counts.get(key) ?? 0) + line.text.length);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const [size = '10', bold = 'false'] = best?.[0].split(' ') ?? [];
  return { size: Number(size), bold: bold === 'true' };
}

/**
 * Which groups are headings, and of what level (1 to 6): those that the bookmarks name, with their depth, and lines that are larger or
 * bolder than the text, ranked by size, weight and numbering.
 */
export function headingsOf(
  groups: readonly Group[],
  body: { size: number; bold: boolean },
  outline: readonly OutlineEntry[],
): Map<Group, number> {
  const named = namedBy(outline);
  const tagged = groups.filter((group) => taggedLevel(group) !== null).length >= TRUSTED;
  const candidates: { group: Text; style: string; depth: number | null }[] = [];
  groups.forEach((group, at) => {
    if (group.kind !== 'text') return;
    const depth = taggedLevel(group) ?? named(group);
    const after = groups[at + 1];
    if (depth === null && (tagged || !looksLikeHeading(group, after, body))) return;
    candidates.push({ group, style: styleOf(group), depth });
  });
  const block = titleBlock(groups, candidates);
  const headings = candidates.filter((each) => !block.has(each));
  const levels = levelsOf(headings, outline.length > 0);
  return new Map(
    headings.map(({ group, style, depth }) => [group, Math.min(6, Math.max(1, depth ?? levels.get(style) ?? 2))]),
  );
}

/** Groups before a document's title at most. */
const TITLE_WITHIN = 3;

/**
 * What stands under the title of a document and heads nothing: its authors, a date. Large, of a look that no other heading has, and with
 * another heading or a picture after it rather than text.
 */
function titleBlock(groups: readonly Group[], candidates: readonly (Candidate & { group: Text })[]): Set<Candidate> {
  const [title] = candidates;
  const from = title ? groups.indexOf(title.group) : -1;
  const block = new Set<Candidate>();
  if (!title || from < 0 || from >= TITLE_WITHIN) return block;
  const run = candidates.slice(1).filter((each, at) => groups[from + 1 + at] === each.group);
  for (const each of run) {
    const next = groups[groups.indexOf(each.group) + 1];
    const headsText = next !== undefined && next.kind !== 'figure' && !candidates.some(({ group }) => group === next);
    const [, bold, numbered] = each.style.split(' ');
    const plain =
      each.depth === null && bold === 'false' && numbered === '0' && rankOf(each.style) < rankOf(title.style);
    const elsewhere = candidates.some((other) => other.style === each.style && !run.includes(other));
    if (plain && !headsText && !elsewhere) block.add(each);
  }
  return block;
}

/** The level that the tags of the file give. */
function taggedLevel(group: Group): number | null {
  if (group.kind !== 'text' || textOf(group.lines).length > MOST_LETTERS) return null;
  const [first] = group.lines;
  return first && group.lines.every((line) => line.heading === first.heading) ? first.heading : null;
}

function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join(' ');
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Depth in the outline of a heading that reads as an entry and stands on its page. */
function namedBy(outline: readonly OutlineEntry[]): (group: Text) => number | null {
  const byText = new Map<string, OutlineEntry[]>();
  for (const entry of outline) {
    const key = plain(entry.title);
    if (key === '') continue;
    const list = byText.get(key);
    if (list) list.push(entry);
    else byText.set(key, [entry]);
  }
  return (group) => {
    const text = textOf(group.lines);
    if (group.lines.length > MOST_LINES || text.length > MOST_LETTERS) return null;
    const page = group.lines[0]?.page ?? 0;
    const keys = [text, text.replace(/^(?:chapter|kapitel|section|part|teil)?\s*[\dA-Z]+(?:\.\d+)*[.:)]?\s+/i, '')];
    for (const key of keys.map(plain)) {
      const entry = byText.get(key)?.find((each) => each.page === null || Math.abs(each.page - page) <= 1);
      if (entry) return entry.depth;
    }
    return null;
  };
}

function looksLikeHeading(group: Text, after: Group | undefined, body: { size: number; bold: boolean }): boolean {
  const text = textOf(group.lines);
  const [first, last] = [group.lines[0], group.lines.at(-1)];
  if (!first || !last || group.lines.length > MOST_LINES || text.length > MOST_LETTERS) return false;
  if (!/\p{L}{2}/u.test(text) || isCaption(text) || /\.{4}|(?:\. ){4}/.test(text) || text.includes('=')) return false;
  if (group.marker && !group.marker.ordered) return false;
  const larger = group.lines.every((line) => line.size >= 1.13 * body.size);
  const numbered = numberOf(text) > 0;
  if (larger) return !/[,;]$/.test(text) && (group.lines.length <= 2 || !/[.]$/.test(text)) && !isRunOfText(text);
  if (group.lines.some((line) => line.size < 0.93 * body.size) || /[.,;:]$/.test(text)) return false;
  if (text.length > 110 || group.lines.length > 2) return false;
  const bold = !body.bold && group.lines.every((line) => line.bold);
  const goesOn = after?.kind === 'text' && /^\p{Ll}/u.test(after.lines[0]?.text ?? '');
  if (bold) return !goesOn && !isRunOfText(text);
  const follows = after?.kind === 'text' || after?.kind === 'code' || after?.kind === 'table';
  if (group.lines.length > 1 || group.before < 1.25 || !follows) return false;
  if (numbered && numberOf(text) >= 2) return /^[\d.]+\s+\p{Lu}/u.test(text) && text.length < 80;
  return /^[^\p{Ll}]*\p{Lu}{4}[^\p{Ll}]*$/u.test(text) && text.length < 60 && !/\d{2}/.test(text);
}

/** Two sentences or more: large text to read, as in slides or an abstract. */
function isRunOfText(text: string): boolean {
  return /\p{Ll}[.!?] +\p{Lu}/u.test(text) && text.length > 80;
}

/** How deep a heading's number goes: 2 for "3.1 Loops", 0 for none. */
function numberOf(text: string): number {
  const number =
    /^(?:(?:chapter|kapitel|section|part|lesson|unit|module|§)\s*)?(\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.:)]?\s/i.exec(
      text,
    );
  return number?.[1] ? number[1].split('.').filter((part) => part !== '').length : 0;
}

function styleOf(group: Text): string {
  const line = group.lines.reduce((best, each) => (each.text.length > best.text.length ? each : best));
  return [Math.round(line.size * 2) / 2, line.bold, numberOf(textOf(group.lines)), line.italic].join(' ');
}

interface Candidate {
  style: string;
  depth: number | null;
}

/** Level of each style: as the outline shows it, else by rank of size, weight and numbering. */
function levelsOf(candidates: readonly Candidate[], outlined: boolean): Map<string, number> {
  const styles = [...new Set(candidates.map((each) => each.style))].sort((a, b) => rankOf(b) - rankOf(a));
  const levels = new Map<string, number>();
  let level = 0;
  let rank: number | null = null;
  for (const style of styles) {
    const depths = candidates.flatMap((each) => (each.style === style && each.depth !== null ? [each.depth] : []));
    const numbered = Number(style.split(' ')[2]);
    if (depths.length > 0) level = [...depths].sort((a, b) => a - b)[Math.floor(depths.length / 2)] ?? level;
    else if (rank === null || rank - rankOf(style) >= 0.9)
      level = outlined || numbered === 0 ? level + 1 : Math.max(level + 1, numbered);
    rank = rankOf(style);
    levels.set(style, Math.max(1, Math.min(6, level)));
  }
  return levels;
}

function rankOf(style: string): number {
  const [size, bold, numbered, italic] = style.split(' ');
  return (
    Number(size) * 2 +
    (bold === 'true' ? 1 : 0) -
    (Number(numbered) > 1 ? Number(numbered) - 1 : 0) -
    (italic === 'true' ? 0.95 : 0)
  );
}
