import type { PageLayout } from './layout';
import type { Line } from './lines';

/** Lines at the top and the bottom of a page that may be a running header or footer. */
const OUTER = 3;
/** Share of a page's height at its edges where such lines stand. */
const EDGE = 0.16;

/** Running headers, footers and page numbers: what stands at one height of many pages and says the same, a number apart. */
export function furnitureOf(pages: readonly PageLayout[]): Set<Line> {
  const candidates = pages.flatMap((page, index) => edgesOf(page).map((edge) => ({ ...edge, index })));
  const furniture = new Set<Line>();
  markRepeated(candidates, pages.length, furniture);
  markNumbers(candidates, furniture);
  markBeside(candidates, furniture);
  return furniture;
}

interface Edge {
  line: Line;
  index: number;
  top: boolean;
  /** From the page's top or bottom, points. */
  height: number;
}

function edgesOf(page: PageLayout): Omit<Edge, 'index'>[] {
  const lines = page.regions.flatMap((region) => region.elements).filter((each): each is Line => each.kind === 'line');
  const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
  const rows = (from: readonly Line[]) =>
    [...new Set(from.map((line) => Math.round(line.baseline / 3)))].slice(0, OUTER);
  const first = new Set(rows(sorted));
  const last = new Set(rows([...sorted].reverse()));
  return sorted.flatMap((line): Omit<Edge, 'index'>[] => {
    const row = Math.round(line.baseline / 3);
    if (first.has(row) && line.baseline < EDGE * page.height) return [{ line, top: true, height: line.baseline }];
    if (last.has(row) && line.baseline > (1 - EDGE) * page.height)
      return [{ line, top: false, height: page.height - line.baseline }];
    return [];
  });
}

function patternOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxlc]+\b/g, '#')
    .replace(/[^\p{L}\p{M}#]+/gu, ' ')
    .trim();
}

function markRepeated(edges: readonly Edge[], pages: number, furniture: Set<Line>): void {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = `${edge.top} ${Math.round(edge.height / 12)} ${patternOf(edge.line.text)}`;
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  const atHeight = new Map<string, Set<number>>();
  for (const edge of edges) {
    const key = `${edge.top} ${Math.round(edge.height / 4)}`;
    const found = atHeight.get(key) ?? new Set();
    atHeight.set(key, found.add(edge.index));
  }
  for (const group of groups.values()) {
    const on = new Set(group.map((edge) => edge.index));
    if (
      patternOf(group[0]?.line.text ?? '')
        .replace(/#/g, '')
        .trim() === ''
    )
      continue;
    // Headers that name the chapter repeat within it alone; they stand where most pages have one.
    const common = group.some((edge) => {
      const count = atHeight.get(`${edge.top} ${Math.round(edge.height / 4)}`)?.size ?? 0;
      return count >= 0.4 * pages && pages >= 5;
    });
    const often = on.size >= 3 && on.size >= Math.min(0.4 * pages, 8);
    if (often || (on.size >= 2 && common && closeTogether([...on]))) for (const { line } of group) furniture.add(line);
  }
}

function closeTogether(indices: readonly number[]): boolean {
  return indices.some((index, at) => at > 0 && index - (indices[at - 1] ?? 0) <= 3);
}

const NUMBER =
  /^(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?[-–—|[( ]*(\d{1,5}|[ivxlc]{1,8})[-–—|\]). ]*(?:(?:of|\/|von|de|di)\s*\d{1,5})?$/i;

/** Numbers that count on with the pages. */
function markNumbers(edges: readonly Edge[], furniture: Set<Line>): void {
  const numbers = edges.flatMap((edge) => {
    const found = NUMBER.exec(edge.line.text.trim())?.[1];
    if (found === undefined) return [];
    return [{ edge, value: /^\d+$/.test(found) ? Number(found) : roman(found.toLowerCase()) }];
  });
  const offsets = new Map<string, number>();
  const key = (each: (typeof numbers)[number]) => `${each.edge.top} ${each.value - each.edge.index}`;
  for (const each of numbers) offsets.set(key(each), (offsets.get(key(each)) ?? 0) + 1);
  for (const each of numbers) if ((offsets.get(key(each)) ?? 0) >= 2) furniture.add(each.edge.line);
}

function roman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  return [...text].reduce((sum, letter, at) => {
    const [value, next] = [values[letter] ?? 0, values[text[at + 1] ?? ''] ?? 0];
    return sum + (value < next ? -value : value);
  }, 0);
}

/** What shares its row with a running header is part of it: the number at the other side. */
function markBeside(edges: readonly Edge[], furniture: Set<Line>): void {
  const rows = new Set(
    edges
      .filter(({ line }) => furniture.has(line))
      .map((edge) => `${edge.index} ${Math.round(edge.line.baseline / 2)}`),
  );
  for (const { line, index } of edges)
    if (line.text.length < 90 && rows.has(`${index} ${Math.round(line.baseline / 2)}`)) furniture.add(line);
}
