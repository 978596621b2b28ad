import type { Nodes } from 'mdast';
import { table } from '../write/escape';
import type { JsxElement } from './attributes';

/** Blocks of Markdown that no cell and no line holds. */
const BLOCKS: ReadonlySet<string> = new Set([
  'code',
  'list',
  'blockquote',
  'heading',
  'table',
  'html',
  'thematicBreak',
]);

/** Whether an element of HTML has blocks of Markdown in it, which a reader of HTML would take for text. */
export function holdsBlocks(node: Nodes): boolean {
  return 'children' in node && node.children.some((child) => BLOCKS.has(child.type) || holdsBlocks(child));
}

/** A table of JSX with the Markdown of its cells; '' where it has no rows. @param inline writes what a cell holds */
export function tableOf(element: JsxElement, inline: (nodes: readonly Nodes[]) => string): string {
  const rows = named(element, /^tr$/).map((row) => named(row, /^t[dh]$/).map((cell) => inline(contents(cell)).trim()));
  return table(rows.filter((row) => row.length > 0));
}

/** Elements of a name below, without those inside of found ones. */
function named(element: Nodes, name: RegExp): JsxElement[] {
  if (!('children' in element)) return [];
  return element.children.flatMap((child) =>
    (child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement') && name.test(child.name ?? '')
      ? [child]
      : named(child, name),
  );
}

/** Inline nodes of a cell, whose text may stand in paragraphs of its own. */
function contents(cell: JsxElement): Nodes[] {
  return cell.children.flatMap((child): Nodes[] => (child.type === 'paragraph' ? child.children : [child]));
}
