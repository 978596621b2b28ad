import type { List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownOf, type SourceContext } from './block-source';
import { oneLine, plainText } from './plain-text';
import { parseTree } from './tree';

/** Each item's Markdown in order, nested content included. */
export function itemsOf(list: List, context: SourceContext): string[] {
  return list.children.map((item) => markdownOf(item.children, context));
}

/** Cells as plain text; the first row is the header. */
export function rowsOf(table: Table, context: SourceContext): string[][] {
  return table.children.map((row) =>
    row.children.map((cell) => oneLine(plainText(cell, context.surface.placeholders))),
  );
}

/** Terms in bold or italics and texts of links to an anchor or a glossary, as written, in order, each once. */
export function emphasisedIn(root: Nodes, context: SourceContext): string[] {
  const found = new Set<string>();
  visit(root, (node) => {
    const isTerm =
      node.type === 'strong' ||
      node.type === 'emphasis' ||
      (node.type === 'link' && /(?:^#|glossary|reference(?:\.\w+)?#)/i.test(node.url));
    if (!isTerm) return;
    const text = oneLine(plainText(node, context.surface.placeholders));
    if (text !== '') found.add(text);
  });
  return [...found];
}

/** Emphasised terms and text of Markdown that is no part of the tree, such as the body of a definition. */
export function readFragment(
  markdown: string,
  context: SourceContext,
): { text: string; emphasised: string[]; markdown: string } {
  if (/^[\p{L}\p{N} ,;.()'"’“”–—-]*$/u.test(markdown) && !/^\s|^\d+[.)]\s|^-\s|\s$/.test(markdown))
    return { text: markdown, emphasised: [], markdown };
  const used = [...context.definitions.values()].filter(({ identifier }) =>
    markdown.toLowerCase().includes(`[${identifier}]`),
  );
  const appendix = used.map(({ identifier, url }) => `[${identifier}]: <${url}>`).join('\n');
  const { root, definitions } = parseTree(`${markdown}\n\n${appendix}`);
  const fragment = { surface: context.surface, text: `${markdown}\n\n${appendix}`, definitions };
  const body = root.children.filter((node) => node.type !== 'definition');
  return {
    text: body.map((node) => plainText(node, context.surface.placeholders)).join('\n'),
    emphasised: body.flatMap((node) => emphasisedIn(node, context)),
    markdown: markdownOf(body, fragment),
  };
}

/** A glossary entry written as "**Term**: meaning" (also with a dash or full stop), null for anything else. */
export function entryOf(
  node: ListItem | Paragraph,
  context: SourceContext,
): { term: string; definition: string } | null {
  const paragraph = node.type === 'paragraph' ? node : node.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  const [lead, rest] = paragraph.children;
  if (lead?.type !== 'strong' && lead?.type !== 'inlineCode' && lead?.type !== 'emphasis') return null;
  if (rest?.type !== 'text' && lead.type !== 'strong') return null;
  const term = oneLine(plainText(lead, context.surface.placeholders)).replace(/[:.]$/, '');
  const whole = markdownOf(node.type === 'paragraph' ? [node] : node.children, context);
  const afterLead = whole.slice(markdownOf([lead], context).length);
  const match = /^\s*(?:[:–—.]|--?\s)\s*/.exec(afterLead);
  if (!match && !/[:.]$/.test(plainText(lead, context.surface.placeholders))) return null;
  const definition = afterLead.slice(match?.[0].length ?? 0).trim();
  return term === '' || definition === '' ? null : { term, definition };
}
