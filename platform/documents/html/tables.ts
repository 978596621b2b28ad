import type { Element, ElementContent, Root } from 'hast';
import {
  attributeOf,
  childrenOf,
  element,
  findElement,
  findElements,
  isElement,
  lineOf,
  rawText,
  rewrite,
  textNode,
} from './nodes';

/** Cells of a table once spans are laid out; beyond that, spans are taken for one. */
const MAX_CELLS = 400_000;

interface Row {
  cells: ElementContent[][];
  head: boolean;
}

/**
 * Makes every table one that Markdown can hold: a head of one row, as many cells in each row, text in cells. A cell that spans rows is
 * repeated in each, one that spans columns of the head names each of them, one that spans columns of the body stands in the first. Heads
 * of several rows become one ("Group – part"). Tables that only arrange a page give their content.
 */
export function takeTables(root: Root | Element): void {
  rewrite(root, (each) => {
    if (each.tagName !== 'table') return each;
    if (isLayout(each)) return contentOf(each);
    const rows = rowsOf(each);
    const caption = childrenOf(each).find((child) => isElement(child, 'caption'));
    const before = isElement(caption) && lineOf(caption) !== '' ? [element('p', {}, inline(caption.children))] : [];
    return rows.length === 0 ? before : [...before, simple(rows)];
  });
}

function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attributeOf(table, 'role') ?? '')) return true;
  if (findElement(table, ({ tagName }) => /^(?:table|h[1-6]|figure|dl|blockquote|section|article)$/.test(tagName)))
    return true;
  const rows = findElements(table, ({ tagName }) => tagName === 'tr');
  return (
    rows.every((row) => cellsOf(row).length <= 1) && findElement(table, ({ tagName }) => tagName === 'th') === null
  );
}

/** The blocks of all cells, one after the other. */
function contentOf(table: Element): ElementContent[] {
  return findElements(table, ({ tagName }) => /^(?:td|th|caption)$/.test(tagName)).map((cell) =>
    element('div', {}, cell.children),
  );
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => isElement(child, 'td', 'th'));
}

function rowsOf(table: Element): Row[] {
  const found = findElements(table, ({ tagName }) => tagName === 'tr').map((row) => ({ row, cells: cellsOf(row) }));
  const heads = new Set(findElements(table, ({ tagName }) => tagName === 'thead').flatMap((head) => head.children));
  const isHead = found.map(
    ({ row, cells }) => heads.has(row) || (cells.length > 0 && cells.every((cell) => cell.tagName === 'th')),
  );
  const headCount = isHead.indexOf(false) < 0 ? Math.min(1, isHead.length) : isHead.indexOf(false);
  const columns = Math.max(0, ...found.map(({ cells }) => cells.reduce((sum, cell) => sum + span(cell, 'colSpan'), 0)));
  const flat = columns * found.length > MAX_CELLS;
  const grid: ElementContent[][][] = found.map(() => []);
  found.forEach(({ cells }, r) => {
    let c = 0;
    for (const cell of cells) {
      while (grid[r]?.[c]) c++;
      const head = r < headCount;
      const [wide, high] = flat ? [1, 1] : [span(cell, 'colSpan'), Math.min(span(cell, 'rowSpan'), found.length - r)];
      const content = inline(cell.children);
      for (let y = 0; y < high; y++)
        for (let x = 0; x < wide; x++) {
          const row = grid[r + y];
          if (row) row[c + x] = x === 0 || head ? content : [];
        }
      c += wide;
    }
  });
  return grid
    .map((cells, r) => ({ cells: Array.from(cells, (cell) => cell ?? []), head: r < headCount }))
    .filter(({ cells }) => cells.length > 0);
}

function span(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const value = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 1_000) : 1;
}

function simple(rows: readonly Row[]): Element {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const heads = rows.filter(({ head }) => head);
  const body = rows.slice(heads.length);
  const first = heads.length > 0 ? merged(heads, width) : (body.shift()?.cells ?? []);
  const row = (cells: readonly ElementContent[][], tag: string) =>
    element(
      'tr',
      {},
      Array.from({ length: width }, (_, i) => element(tag, {}, structuredClone(cells[i] ?? []))),
    );
  return element('table', {}, [
    element('thead', {}, [row(first, 'th')]),
    element(
      'tbody',
      {},
      body.map(({ cells }) => row(cells, 'td')),
    ),
  ]);
}

function merged(heads: readonly Row[], width: number): ElementContent[][] {
  return Array.from({ length: width }, (_, column) => {
    const parts: { text: string; content: ElementContent[] }[] = [];
    for (const { cells } of heads) {
      const content = cells[column] ?? [];
      const text = lineOf(element('div', {}, content));
      if (text !== '' && !parts.some((part) => part.text === text)) parts.push({ text, content });
    }
    return parts.flatMap(({ content }, i) => (i === 0 ? content : [textNode(' – '), ...content]));
  });
}

const BLOCK =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|figure|figcaption|section|article|center|address|details|summary)$/;

/** Content of a cell as text that one line holds: blocks end with a break, items of lists begin with a bullet. */
function inline(children: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  const endLine = () => {
    const last = out.at(-1);
    if (
      last !== undefined &&
      !isElement(last, 'br') &&
      !(last.type === 'text' && last.value.trim() === '' && out.length === 1)
    )
      out.push(element('br'));
  };
  const add = (nodes: readonly ElementContent[]) => {
    for (const node of nodes) {
      if (!isElement(node) || !BLOCK.test(node.tagName)) {
        if (node.type !== 'comment') out.push(node);
        continue;
      }
      endLine();
      if (node.tagName === 'pre') out.push(...codeLines(node));
      else {
        if (node.tagName === 'li') out.push(textNode('• '));
        add(node.children);
      }
      endLine();
    }
  };
  add(children);
  while (isBlank(out.at(-1))) out.pop();
  while (isBlank(out[0])) out.shift();
  return out;
}

function isBlank(node: ElementContent | undefined): boolean {
  return node !== undefined && (isElement(node, 'br') || (node.type === 'text' && node.value.trim() === ''));
}

function codeLines(pre: Element): ElementContent[] {
  const lines = rawText(pre)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.flatMap((line, i) => [...(i === 0 ? [] : [element('br')]), element('code', {}, [textNode(line)])]);
}
