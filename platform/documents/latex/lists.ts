import type { Node } from '@unified-latex/unified-latex-types';
import type { ListItem, PhrasingContent } from 'mdast';
import { isBlockNode, type LatexBlock } from './block-parts';
import { Cursor } from './cursor';
import type { LatexDocument } from './document';
import { inlineOf } from './inline';
import { finished } from './words';

export function listBlocks(
  name: string,
  content: readonly Node[],
  document: LatexDocument,
  depth: number,
): LatexBlock[] {
  const items = itemsOf(content, document);
  const described = /desc|labeling/.test(name);
  if (described && items.every(({ label }) => label.length > 0)) {
    return items.map(({ label, body }) => {
      const blocks = document.blocks(body, depth).filter(isBlockNode);
      return blocks.length === 0
        ? { type: 'paragraph', children: label }
        : { type: 'definitionEntry', children: [{ type: 'paragraph', children: label }, ...blocks] };
    });
  }
  const children = items.map(({ label, body }): ListItem => {
    const blocks = document.blocks(body, depth).filter(isBlockNode);
    const [first] = blocks;
    const lead: PhrasingContent[] = label.length === 0 ? [] : [...label, { type: 'text', value: ' ' }];
    if (first?.type === 'paragraph') first.children.unshift(...lead);
    return {
      type: 'listItem',
      spread: blocks.filter(({ type }) => type === 'paragraph').length > 1,
      children:
        first?.type === 'paragraph' || lead.length === 0 ? blocks : [{ type: 'paragraph', children: label }, ...blocks],
    };
  });
  const filled = children.filter((item) => item.children.length > 0);
  return filled.length === 0
    ? []
    : [{ type: 'list', ordered: /enum|questions|parts/.test(name), spread: false, children: filled }];
}

function itemsOf(content: readonly Node[], document: LatexDocument): { label: PhrasingContent[]; body: Node[] }[] {
  const items: { label: PhrasingContent[]; body: Node[] }[] = [];
  const cursor = new Cursor(content);
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'macro' && /^(?:item|question|part|task)$/.test(node.content))
      items.push({ label: finished(inlineOf(cursor.optional() ?? [], document)), body: [] });
    else items.at(-1)?.body.push(node);
  }
  return items;
}
