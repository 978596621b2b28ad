import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { escapeInline } from '../write/escape';
import { literalOf } from './attributes';
import { type Components, componentBlocks, componentInline } from './components';

/** What writing needs of the source. */
export interface MdxSource {
  /** The original, which offsets count in. */
  text: string;
  /** Files by the names that they were imported under. */
  imports: ReadonlyMap<string, string>;
  maxDepth: number;
}

/** Writes nodes of MDX as Markdown: what is Markdown as it stands in the source, components as their texts, expressions not at all. */
export class MdxWriter implements Components {
  private depth = 0;

  constructor(readonly source: MdxSource) {}

  /** @throws RangeError where elements lie too deep in each other */
  blocks(nodes: readonly Nodes[]): string[] {
    if (++this.depth > this.source.maxDepth) throw new RangeError('too deep');
    const out = nodes.flatMap((node) => this.block(node)).filter((block) => block.trim() !== '');
    this.depth--;
    return out;
  }

  private block(node: Nodes): string[] {
    if (node.type === 'mdxjsEsm') return [];
    if (node.type === 'mdxFlowExpression') return [escapeInline(literalOf(node.value) ?? '')];
    if (node.type === 'mdxJsxFlowElement') return componentBlocks(node, this);
    if (node.type === 'paragraph') {
      // `<Note>Words.</Note>` on a line of its own: an element, not a paragraph with one in it.
      const visible = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
      const elements = visible.flatMap((child) => (child.type === 'mdxJsxTextElement' ? [child] : []));
      const standing =
        elements.length === visible.length &&
        elements.every(
          ({ name }) =>
            name === null || !/^[a-z]/.test(name) || /^(?:img|div|section|details|figure|table|video)$/.test(name),
        );
      if (visible.length > 0 && standing) return elements.flatMap((element) => componentBlocks(element, this));
      if (visible.every((child) => child.type === 'mdxTextExpression')) return [this.inline(visible)];
    }
    return [this.slice(node)];
  }

  /** Source of inline nodes with the components in it written out. */
  inline(nodes: readonly Nodes[]): string {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (!first || !last) return '';
    return this.written(nodes, startOf(first), endOf(last), 0);
  }

  /** Source of a block, its indentation taken off. */
  slice(node: Nodes): string {
    const indent = (node.position?.start.column ?? 1) - 1;
    return this.written([node], startOf(node), endOf(node), indent);
  }

  private written(nodes: readonly Nodes[], start: number, end: number, indent: number): string {
    const edits: { start: number; end: number; text: string }[] = [];
    for (const root of nodes) {
      visit(root, (node: Nodes) => {
        const text = this.replacement(node);
        if (text === null) return undefined;
        edits.push({ start: startOf(node), end: endOf(node), text });
        return SKIP;
      });
    }
    let out = '';
    let at = start;
    for (const edit of edits) {
      if (edit.start < at) continue;
      out += dedented(this.source.text.slice(at, edit.start), indent) + edit.text;
      at = edit.end;
    }
    return out + dedented(this.source.text.slice(at, end), indent);
  }

  /** Null where the node stays as it is. */
  private replacement(node: Nodes): string | null {
    switch (node.type) {
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        return escapeInline(literalOf(node.value) ?? '');
      case 'mdxjsEsm':
        return '';
      case 'mdxJsxTextElement':
        return componentInline(node, this);
      case 'mdxJsxFlowElement': {
        const lineStart = this.source.text.lastIndexOf('\n', startOf(node) - 1) + 1;
        const prefix = this.source.text.slice(lineStart, startOf(node)).replace(/[^\s>]/g, ' ');
        return componentBlocks(node, this).join('\n\n').replace(/\n/g, `\n${prefix}`);
      }
      default:
        return null;
    }
  }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** Lines after the first without so many spaces. */
function dedented(text: string, indent: number): string {
  return indent === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{0,${indent}}`, 'g'), '\n');
}
