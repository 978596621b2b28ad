import type { Definition, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Surface } from './dialects/surface';
import { FILLER } from './placeholders';
import { endOf, startOf } from './tree';

/** What turns a node back into Markdown. */
export interface SourceContext {
  surface: Surface;
  /** The cleaned text that the nodes' offsets point into. */
  text: string;
  definitions: ReadonlyMap<string, Definition>;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The Markdown of a stretch of the source so that it renders alone: dialects cleaned, reference links resolved, footnote marks dropped,
 * the indentation and quotation marks of its container taken off.
 *
 * @param nodes the nodes of the stretch, in order
 */
export function markdownOf(nodes: readonly Nodes[], context: SourceContext): string {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return '';
  const start = startOf(first);
  const edits = nodes.flatMap((node) => editsIn(node, context)).sort((a, b) => a.start - b.start);
  let out = '';
  let done = start;
  for (const edit of edits) {
    if (edit.start < done) continue;
    out += context.text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  out += context.text.slice(done, endOf(last));
  return tidied(dedent(out, (first.position?.start.column ?? 1) - 1), context);
}

function editsIn(root: Nodes, { surface, definitions }: SourceContext): Edit[] {
  const edits: Edit[] = [];
  visit(root, (node) => {
    if (node.type === 'footnoteReference') edits.push({ start: startOf(node), end: endOf(node), text: '' });
    if (node.type === 'definition' && node !== root) edits.push({ start: startOf(node), end: endOf(node), text: '' });
    if (node.type === 'image' && (surface.alts.size > 0 || surface.captions.size > 0)) {
      edits.push({
        start: startOf(node),
        end: endOf(node),
        text: `![${escapeLabel(node.alt ?? '')}](${target(node.url, node.title)})`,
      });
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(node.identifier);
    if (!definition) return;
    const resolved = target(definition.url, definition.title);
    if (node.type === 'imageReference') {
      edits.push({ start: startOf(node), end: endOf(node), text: `![${escapeLabel(node.alt ?? '')}](${resolved})` });
      return;
    }
    const inside = node.children.at(-1);
    const textEnd = inside ? endOf(inside) : startOf(node) + 1;
    edits.push({ start: textEnd + 1, end: endOf(node), text: `(${resolved})` });
  });
  return edits;
}

/** An address with its title as Markdown writes them. */
export function target(url: string, title: string | null | undefined): string {
  const address = /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;
  return title ? `${address} "${title.replace(/"/g, '\\"')}"` : address;
}

function escapeLabel(label: string): string {
  return label.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Takes up to `columns` of indentation and quotation marks off every line but the first. */
function dedent(text: string, columns: number): string {
  if (columns === 0) return text;
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? line : line.slice(containerWidth(line, columns))))
    .join('\n');
}

function containerWidth(line: string, columns: number): number {
  let width = 0;
  while (width < columns && /[ \t>]/.test(line.charAt(width))) width++;
  return width;
}

/** Fillers and placeholders restored, white space at line ends (that the clean-up may have left) kept only as a hard break. */
function tidied(text: string, { surface }: SourceContext): string {
  return surface.placeholders
    .restore(
      text.replace(/\r\n?/g, '\n').replace(new RegExp(`^[ \\t]*${FILLER}+[ \\t]*(?:\\n|$)`, 'gm'), ''),
      'markdown',
    )
    .replace(/(?<![ \t])[ \t]+$/gm, (gap) => (gap === '  ' ? gap : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
