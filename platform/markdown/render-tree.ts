import type { BlockContent, Blockquote, DefinitionContent, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { taggedLatex } from './blocks';
import { preferredFramework } from './dialects/d2l';
import { cleanCell } from './dialects/notebook';
import type { Surface } from './dialects/surface';
import { hasPlaceholder, type Placeholder } from './placeholders';
import { parseTree, startOf } from './tree';

type Phrasing = PhrasingContent[];

/**
 * Puts what the dialects took out of the text back into the tree, as nodes that `remark-rehype` turns into maths, definition lists and
 * clean code. Works on the tree in place.
 */
export function restoreTree(root: Root, surface: Surface): void {
  const framework = preferredFramework(surface.original);
  root.children = root.children.filter((node) => !(node.type === 'thematicBreak' && surface.edges.has(startOf(node))));
  visit(root, (node, index, parent) => {
    if (node.type === 'code') {
      const info = surface.placeholders.restore([node.lang, node.meta].filter(Boolean).join(' '), 'source');
      const cell = cleanCell(info, surface.placeholders.restore(node.value, 'source'), framework);
      node.lang = cell.lang;
      node.value = cell.value;
      if (parent && index !== undefined && (cell.empty || cell.lang === 'toc')) {
        parent.children.splice(index, 1);
        return index;
      }
    } else if (node.type === 'inlineCode' || node.type === 'html')
      node.value = surface.placeholders.restore(node.value, 'source');
    else if (node.type === 'paragraph') restoreParagraph(node, surface);
    else if (node.type === 'heading' || node.type === 'tableCell')
      node.children = restorePhrasing(node.children, surface);
    else if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete')
      node.children = restorePhrasing(node.children, surface);
    else if (node.type === 'link') {
      node.url = surface.placeholders.restore(node.url, 'source');
      node.children = restorePhrasing(node.children, surface);
    } else if (node.type === 'image') {
      node.url = surface.placeholders.restore(node.url, 'source');
      node.alt = surface.placeholders.restore(node.alt ?? '', 'text');
    } else if (node.type === 'blockquote') restoreAlert(node);
  });
}

/** A paragraph of nothing but definitions becomes a definition list, one of nothing but a formula a displayed formula. */
function restoreParagraph(node: Paragraph, surface: Surface): void {
  const { placeholders } = surface;
  const only = node.children.every((child) => child.type === 'text');
  const text = only ? node.children.map((child) => (child.type === 'text' ? child.value : '')).join('') : '';
  const items = placeholders.within(text);
  const bare =
    items.length > 0 &&
    [...placeholders.restore(text.replace(/[\u{100000}-\u{10fffd}]/gu, ''), 'text')].every((c) => /\s/.test(c));
  if (bare && items.every((item) => item.kind === 'definition')) {
    node.data = { ...node.data, hName: 'dl' };
    node.children = items.flatMap((item) => entryNodes(item, surface));
  } else node.children = restorePhrasing(node.children, surface);
}

/** `dt` and `dd` elements, given as phrasing nodes that carry their element's name. */
function entryNodes(item: Placeholder, surface: Surface): Phrasing {
  const part = (hName: string, children: Phrasing): PhrasingContent => ({
    type: 'emphasis',
    data: { hName },
    children,
  });
  const term = inlineOf(item.value ?? '', surface);
  return [part('dt', term), ...(item.definitions ?? []).map((definition) => part('dd', inlineOf(definition, surface)))];
}

/** Markdown of a term or definition; its paragraphs become divisions, other blocks stay as they are. */
function inlineOf(markdown: string, surface: Surface): Phrasing {
  const { root } = parseTree(markdown);
  restoreTree(root, surface);
  const [only, ...others] = root.children;
  if (only?.type === 'paragraph' && others.length === 0) return only.children;
  return root.children.map((node) => wrapped(node));
}

function wrapped(node: RootContent): PhrasingContent {
  if (node.type === 'paragraph') return { type: 'emphasis', data: { hName: 'p' }, children: node.children };
  if (node.type === 'list') {
    const items = node.children.map(
      (item): PhrasingContent => ({
        type: 'emphasis',
        data: { hName: 'li' },
        children: item.children.flatMap((child) => wrapped(child)),
      }),
    );
    return { type: 'emphasis', data: { hName: node.ordered ? 'ol' : 'ul' }, children: items };
  }
  if (node.type === 'code')
    return { type: 'emphasis', data: { hName: 'pre' }, children: [{ type: 'inlineCode', value: node.value }] };
  return { type: 'text', value: 'value' in node ? node.value : '' };
}

/** Text with placeholders becomes text, formulas and restored characters. */
function restorePhrasing(children: readonly PhrasingContent[], { placeholders }: Surface): Phrasing {
  return children.flatMap((child): Phrasing => {
    if (child.type !== 'text' || !hasPlaceholder(child.value)) return [child];
    const out: Phrasing = [];
    let text = '';
    for (const character of child.value) {
      const item = placeholders.get(character);
      if (item?.kind !== 'math' && item?.kind !== 'display-math') {
        text += placeholders.restore(character, 'text');
        continue;
      }
      if (text !== '') out.push({ type: 'text', value: text });
      text = '';
      out.push(formula(item));
    }
    return text === '' ? out : [...out, { type: 'text', value: text }];
  });
}

function formula(item: Placeholder): PhrasingContent {
  const display = item.kind === 'display-math';
  const className = ['language-math', display ? 'math-display' : 'math-inline'];
  return { type: 'inlineCode', value: taggedLatex(item), data: { hProperties: { className } } };
}

/** `> [!NOTE]` becomes a callout of that kind. */
function restoreAlert(node: Blockquote): void {
  const first: BlockContent | DefinitionContent | undefined = node.children[0];
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return;
  const match = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i.exec(opening.value);
  if (!match) return;
  node.data = {
    ...node.data,
    hName: 'div',
    hProperties: { ...node.data?.hProperties, className: ['callout'], dataCallout: match[1]?.toLowerCase() },
  };
  opening.value = opening.value.slice(match[0].length);
  if (opening.value === '' && first.children.length === 1) node.children.shift();
}
