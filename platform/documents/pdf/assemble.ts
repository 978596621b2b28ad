import type { Group, PdfBlock } from './blocks';
import type { Line } from './lines';
import { withoutMarker } from './markers';

/** A page's groups in reading order. */
export interface PageGroups {
  page: number;
  height: number;
  groups: Group[];
}

/** Puts a document's blocks in order: paragraphs go on over columns and pages, footnotes follow what stands on their page. */
export function blocksOf(pages: readonly PageGroups[], headings: Map<Group, number>, body: number): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  for (const { groups, height } of pages) {
    const notes = groups.filter((group) => isNote(group, groups, height, body));
    for (const group of groups) if (!notes.includes(group)) addGroup(blocks, group, headings);
    for (const note of notes)
      if (note.kind === 'text') blocks.push({ kind: 'paragraph', lines: note.lines, note: true });
  }
  return blocks;
}

/** Small text at the foot of a column that begins with a mark, and what follows it there. */
function isNote(group: Group, groups: readonly Group[], height: number, body: number): boolean {
  if (group.kind !== 'text') return false;
  const lines = group.region.elements;
  const small = (each: Group) => each.kind === 'text' && each.lines.every((line) => line.size < 0.93 * body);
  if (!small(group)) return false;
  const [first] = group.lines;
  if (!first || first.baseline < 0.4 * height) return false;
  const column = groups.filter((each) => each.kind === 'text' && each.region === group.region);
  const tail = column.slice(column.lastIndexOf(column.filter((each) => !small(each)).at(-1) ?? group) + 1);
  const begin = column.every(small) ? undefined : tail.find((each) => each.kind === 'text' && marksNote(each.lines[0]));
  if (!begin || lines.length === 0) return false;
  return tail.indexOf(group) >= tail.indexOf(begin);
}

function marksNote(line: Line | undefined): boolean {
  const span = line?.cells[0]?.spans[0];
  return span !== undefined && (span.raised > 0 || /^(?:[*†‡§¶]|\d{1,3}\s)/.test(span.text));
}

function addGroup(blocks: PdfBlock[], group: Group, headings: Map<Group, number>): void {
  if (group.kind === 'figure' || group.kind === 'table') blocks.push(group);
  else if (group.kind === 'code') addCode(blocks, group.lines);
  else {
    const level = headings.get(group);
    const [first, ...rest] = group.lines;
    if (level !== undefined) blocks.push({ kind: 'heading', lines: group.lines, level });
    else if (group.marker && first)
      blocks.push({
        kind: 'item',
        lines: [withoutMarker(first, group.marker), ...rest],
        marker: group.marker.ordered ? group.marker.text : '-',
        x: first.rtl ? -first.x1 : first.x0,
      });
    else addParagraph(blocks, group.lines, group.region.x0);
  }
}

function addCode(blocks: PdfBlock[], lines: Line[]): void {
  const last = blocks.at(-1);
  const before = last?.kind === 'code' ? last.lines.at(-1) : undefined;
  if (last?.kind === 'code' && before && before.page !== lines[0]?.page) last.lines.push(...lines);
  else blocks.push({ kind: 'code', lines: [...lines] });
}

/** Joins a paragraph to one that broke off at the end of a column or page; pictures and tables in between come after it. */
function addParagraph(blocks: PdfBlock[], lines: Line[], left: number): void {
  for (let at = blocks.length - 1; at >= Math.max(0, blocks.length - 6); at--) {
    const block = blocks[at];
    if (!block || block.kind === 'heading' || block.kind === 'code') break;
    if (block.kind === 'figure' || block.kind === 'table' || (block.kind === 'paragraph' && block.note)) continue;
    if (goesOn(block.lines, lines, left)) {
      block.lines.push(...lines);
      return;
    }
    break;
  }
  blocks.push({ kind: 'paragraph', lines: [...lines], note: false });
}

function goesOn(before: readonly Line[], after: readonly Line[], left: number): boolean {
  const [last, first] = [before.at(-1), after[0]];
  if (!last || !first || Math.abs(last.size - first.size) > 0.1 * last.size) return false;
  const apart = last.page !== first.page || last.x1 < first.x0 || last.baseline > first.baseline;
  if (!apart || first.page - last.page > 1) return false;
  if (/[\p{L}]-$/u.test(last.text) && /^\p{Ll}/u.test(first.text)) return true;
  if (/[.!?:][\d⁰¹²³-⁹*†]*["”’»)\]]*$/u.test(last.text)) return false;
  return (
    /^(?:\p{Ll}|\p{Lo}|[(,;–—])/u.test(first.text) ||
    (first.x0 < left + 0.5 * first.size && /[,\p{Ll}]$/u.test(last.text) && last.text.length > 30)
  );
}
