import katex from 'katex';
import type { Block, ParsedDocument } from '@/platform/markdown/types';

/** What of a document came back after a way through another format; counts, and how many of them there were. */
export interface Kept {
  words: [kept: number, all: number];
  headings: [kept: number, all: number];
  tables: [kept: number, all: number];
  cells: [kept: number, all: number];
  formulas: [kept: number, all: number];
  code: [kept: number, all: number];
  /** Formulas read that KaTeX can't draw. */
  undrawable: number;
}

/**
 * Holds a document that came back against the one that was sent. Words are compared as bags, headings by text, depth ignored, tables and
 * code blocks by their whole text without white space; formulas are counted, as one formula may be written in many ways.
 */
export function compare(sent: ParsedDocument, back: ParsedDocument): Kept {
  const blocks = (document: ParsedDocument) => document.passages.flatMap((passage) => passage.blocks);
  const [before, after] = [blocks(sent), blocks(back)];
  const headings = (document: ParsedDocument) => document.headings.map(({ text }) => plain(text));
  const rows = (list: typeof before) => list.flatMap((block) => (block.kind === 'table' ? [block.rows ?? []] : []));
  const cells = (list: typeof before) =>
    rows(list)
      .flat(2)
      .map(plain)
      .filter((cell) => cell !== '');
  const code = (list: typeof before) =>
    list.flatMap((block) => (block.kind === 'code' || block.kind === 'output' ? [block.text.replace(/\s+/g, '')] : []));
  const formulas = (list: typeof before) =>
    list.flatMap((block) => (block.kind === 'code' || block.kind === 'output' ? [] : formulasIn(block.markdown)));
  const [sentFormulas, backFormulas] = [formulas(before), formulas(after)];
  return {
    words: shared(words(before), words(after)),
    headings: shared(headings(sent), headings(back)),
    tables: [Math.min(rows(before).length, rows(after).length), rows(before).length],
    cells: shared(cells(before), cells(after)),
    formulas: [Math.min(sentFormulas.length, backFormulas.length), sentFormulas.length],
    code: shared(code(before), code(after)),
    undrawable: backFormulas.filter((latex) => !drawable(latex)).length,
  };
}

function words(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ kind, text }) => {
    const shown = kind === 'code' || kind === 'output' ? text : text.replace(/\$[^$]*\$/g, ' ');
    return shown.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  });
}

function plain(text: string): string {
  return text
    .replace(/\$[^$]*\$/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function formulasIn(markdown: string): string[] {
  return [...markdown.matchAll(/(?<!\\)\$\$([\s\S]+?)\$\$|(?<!\\)\$([^$\n]+?)\$/g)].map(([, display, inline]) =>
    (display ?? inline ?? '').trim(),
  );
}

function drawable(latex: string): boolean {
  try {
    katex.renderToString(latex, { throwOnError: true, displayMode: true, strict: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** How many of the first list are in the second, each as often as it stands there. */
function shared(first: readonly string[], second: readonly string[]): [number, number] {
  const left = new Map<string, number>();
  for (const each of second) left.set(each, (left.get(each) ?? 0) + 1);
  let kept = 0;
  for (const each of first) {
    const count = left.get(each) ?? 0;
    if (count > 0) kept++;
    left.set(each, count - 1);
  }
  return [kept, first.length];
}
