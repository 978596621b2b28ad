import type { Group } from './blocks';
import { isCaption } from './figures';
import { median, quantile } from './geometry';
import type { Figure, Placed, Region } from './layout';
import type { Line } from './lines';
import { markerOf } from './markers';
import { proseAt, tableAt } from './tables';

/** What is known of a column: how far apart its lines stand, and its sides as its lines begin and end there. */
interface Measure {
  leading: number;
  start: number;
  end: number;
}

/** Parts a column into paragraphs, items, code, tables and pictures, by gaps, indents and fonts. */
export function groupsOf(region: Region): Group[] {
  const measure = measureOf(region.elements.filter((each): each is Line => each.kind === 'line'));
  const groups: Group[] = [];
  const elements = region.elements;
  for (let at = 0; at < elements.length; ) {
    const element = elements[at];
    if (!element) break;
    if (element.kind === 'figure') {
      groups.push({ kind: 'figure', figure: element, caption: [] });
      at++;
    } else if (isCode(elements, at, measure)) {
      const end = codeEnd(elements, at);
      groups.push({ kind: 'code', lines: linesBetween(elements, at, end) });
      at = end;
    } else if (isLeader(element)) {
      groups.push({ kind: 'text', lines: [element], region, before: 1, marker: CONTENTS });
      at++;
    } else {
      const lines = linesBetween(elements, at, nextBreak(elements, at, measure));
      const table = tableAt(lines, 0, region.rules);
      const prose = table ? null : proseAt(lines);
      if (table) {
        groups.push({ kind: 'table', rows: table.rows, page: element.page });
        at += table.count;
      } else if (prose) {
        for (const side of prose.sides) groups.push(...groupsOf({ ...region, elements: side }));
        at += prose.count;
      } else {
        at += addText(groups, lines, region, measure);
      }
    }
  }
  return withCaptions(groups);
}

/** Entries of a table of contents are items of a list; they carry no marker of their own. */
const CONTENTS = { text: '', ordered: false };

/** Dots that lead to a page number, as in a table of contents. */
function isLeader(line: Line): boolean {
  return /(?:[.·…] ?){5}/u.test(line.text);
}

function measureOf(lines: readonly Line[]): Measure {
  const gaps = lines.slice(1).flatMap((line, at) => {
    const before = lines[at];
    const gap = before ? line.baseline - before.baseline : 0;
    return before && gap > 0.8 * line.size && gap < 2.2 * line.size ? [gap / line.size] : [];
  });
  return {
    leading: gaps.length > 0 ? quantile(gaps, 0.35) : 1.2,
    start: quantile(lines.map(startOf), 0.15),
    end: quantile(lines.map(endOf), 0.85),
  };
}

/** Where a line begins and ends in reading direction; both grow along it. */
function startOf(line: Line): number {
  return line.rtl ? -line.x1 : line.x0;
}

function endOf(line: Line): number {
  return line.rtl ? -line.x0 : line.x1;
}

function nextBreak(elements: readonly Placed[], from: number, measure: Measure): number {
  let at = from;
  while (at < elements.length && elements[at]?.kind === 'line' && (at === from || !isCode(elements, at, measure))) {
    const line = elements[at];
    if (at > from && line?.kind === 'line' && isLeader(line)) break;
    at++;
  }
  return at;
}

function linesBetween(elements: readonly Placed[], from: number, to: number): Line[] {
  return elements.slice(from, to).filter((each): each is Line => each.kind === 'line');
}

/** A line of code stands alone in its font: not one word of a paragraph that happens to fill a line. */
function isCode(elements: readonly Placed[], at: number, measure: Measure): boolean {
  const line = elements[at];
  if (line?.kind !== 'line' || !line.mono || markerOf(line)?.ordered === false) return false;
  const [before, after] = [elements[at - 1], elements[at + 1]];
  const touches = (other: Placed | undefined) =>
    other?.kind === 'line' &&
    !other.mono &&
    Math.abs(other.baseline - line.baseline) < 1.15 * measure.leading * other.size &&
    other.cells.some((cell) => cell.spans.some((span) => span.mono));
  return !touches(before) && !touches(after);
}

function codeEnd(elements: readonly Placed[], from: number): number {
  let at = from + 1;
  for (; at < elements.length; at++) {
    const [line, before] = [elements[at], elements[at - 1]];
    if (line?.kind !== 'line' || !line.mono || before?.kind !== 'line' || markerOf(line)?.ordered === false) break;
    if (line.baseline - before.baseline > 4.5 * line.size) break;
  }
  return at;
}

/** Takes the lines of one paragraph or item, or those of the text before a table; returns how many. */
function addText(groups: Group[], lines: readonly Line[], region: Region, measure: Measure): number {
  const [first] = lines;
  if (!first) return 1;
  const taken = [first];
  const marker = markerOf(first);
  for (let at = 1; at < lines.length; at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before || breaks(taken, before, line, lines[at + 1], marker !== null, measure)) break;
    if (line.cells.length > 1 && (tableAt(lines, at, region.rules) || proseAt(lines.slice(at)))) break;
    taken.push(line);
  }
  const last = groups.at(-1);
  const above = last?.kind === 'text' ? last.lines.at(-1) : undefined;
  const gap = above ? (first.baseline - above.baseline) / (measure.leading * first.size) : Number.POSITIVE_INFINITY;
  groups.push({ kind: 'text', lines: taken, region, before: gap, marker });
  return taken.length;
}

/** Whether a new paragraph begins with a line. */
function breaks(
  taken: readonly Line[],
  before: Line,
  line: Line,
  after: Line | undefined,
  item: boolean,
  measure: Measure,
): boolean {
  const size = Math.max(line.size, before.size);
  const gap = line.baseline - before.baseline;
  if (gap > 1.32 * measure.leading * size || gap < -0.5 * size) return true;
  if (line.heading !== before.heading) return true;
  const inCode = line.mono || before.mono;
  if (!inCode && Math.abs(line.size - before.size) > 0.12 * size && line.text.length > 3 && before.text.length > 3)
    return true;
  if (markerOf(line) && !midList(taken, line, item)) return true;
  if (line.bold !== before.bold && looksWhole(before, line)) return true;
  const [start, startBefore] = [startOf(line), startOf(before)];
  const indent = start - startBefore;
  const first = taken[0];
  if (indent > 0.8 * size) {
    const hanging =
      taken.length === 1 && (item || (after !== undefined && Math.abs(startOf(after) - start) < 0.5 * size));
    return !hanging && !centred(before, line);
  }
  if (indent < -0.8 * size && taken.length > 1 && first && Math.abs(startOf(first) - start) < 0.5 * size && !item) {
    // Back to where a hanging entry began.
    return startOf(taken[1] ?? first) - startOf(first) > 0.8 * size;
  }
  if (
    item &&
    indent < -0.8 * size &&
    first &&
    start < startOf(first) + 0.3 * size &&
    gap > 1.1 * measure.leading * size
  )
    return true;
  return forced(before, line, measure) && /[.!?:;…]["”’)\]]*$/.test(before.text);
}

/** A number that a sentence breaks before ("in chapter / 3. The next") is no item, unless a list runs. */
function midList(taken: readonly Line[], line: Line, item: boolean): boolean {
  const marker = markerOf(line);
  const first = taken[0];
  const before = taken.at(-1);
  if (!marker || !first || !before) return false;
  if (!marker.ordered)
    return marker.text === '-' || marker.text === '–' || marker.text === '—'
      ? !item && line.x0 < before.x0 + 0.3 * line.size
      : false;
  return (
    !item &&
    Math.abs(startOf(line) - startOf(before)) < 0.3 * line.size &&
    !/[.!?:]$/.test(before.text) &&
    line.cells.length < 2
  );
}

function looksWhole(before: Line, line: Line): boolean {
  if (before.bold) return !/^\p{Ll}/u.test(line.text);
  return true;
}

function centred(a: Line, b: Line): boolean {
  return Math.abs(a.x0 + a.x1 - b.x0 - b.x1) < 0.6 * a.size;
}

/** Whether the first word of a line would have fitted on the line before: its end was meant. */
function forced(before: Line, line: Line, measure: Measure): boolean {
  const word = /^\S+/.exec(line.text)?.[0].length ?? 1;
  const width = ((line.x1 - line.x0) / Math.max(1, line.text.length)) * (word + 1);
  return endOf(before) + width < measure.end - 0.8 * line.size;
}

/** Captions go with their pictures: those under a picture, else those over it. */
function withCaptions(groups: readonly Group[]): Group[] {
  const used = new Set<Group>();
  groups.forEach((group, at) => {
    if (group.kind !== 'figure') return;
    for (const beside of [groups[at + 1], groups[at - 1]]) {
      if (beside?.kind !== 'text' || used.has(beside) || !isCaption(beside.lines[0]?.text ?? '')) continue;
      if (!isNear(group.figure, beside.lines)) continue;
      used.add(beside);
      group.caption = beside.lines;
      return;
    }
  });
  return groups.filter((group) => !used.has(group));
}

function isNear(figure: Figure, lines: readonly Line[]): boolean {
  const size = median(lines.map((line) => line.size));
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return false;
  return Math.max(first.y0 - figure.y1, figure.y0 - last.y1) < 5 * size;
}
