import type { Blockquote, Code, List, Nodes, Paragraph, RootContent } from 'mdast';
import { emphasisedIn, entryOf, itemsOf, readFragment, rowsOf } from './block-parts';
import { markdownOf, type SourceContext } from './block-source';
import { cleanCell } from './dialects/notebook';
import { FILLER, type Placeholder } from './placeholders';
import { htmlText, oneLine, plainText } from './plain-text';
import { endOf, startOf } from './tree';
import type { Block, BlockKind, BlockRole } from './types';

export interface BlockContext extends SourceContext {
  /** Framework shown where code comes in several. */
  framework: string | null;
  /** The role around the node, and whether a glossary's heading stands above it. */
  role: BlockRole;
  inGlossary: boolean;
}

/** The blocks that one node of the tree gives: none for noise, several for a blockquote that is a container or a list of definitions. */
export function blocksOf(node: RootContent, context: BlockContext): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphBlocks(node, context);
    case 'list':
      return listBlocks(node, context);
    case 'code':
      return codeBlocks(node, context);
    case 'blockquote':
      return quoteBlocks(node, context);
    case 'table':
      return [
        {
          ...base('table', node, context),
          text: plainText(node, context.surface.placeholders),
          rows: rowsOf(node, context),
        },
      ];
    case 'html':
      return htmlBlocks(node, context);
    case 'footnoteDefinition':
      return node.children.flatMap((child) => blocksOf(child, { ...context, role: 'reference' }));
    default:
      return [];
  }
}

function base(kind: BlockKind, node: Nodes, context: BlockContext): Block {
  const { placeholders } = context.surface;
  const start = startOf(node);
  const end = endOf(node);
  const emphasised = emphasisedIn(node, context);
  const refersTo = placeholders
    .within(context.text.slice(start, end))
    .flatMap((item) => (item.kind === 'mark' && item.value ? item.value.split(/\s*,\s*/) : []));
  return {
    kind,
    role: context.role,
    start,
    end,
    markdown: markdownOf([node], context),
    text: plainText(node, placeholders).trim(),
    ...(emphasised.length > 0 && { emphasised }),
    ...(refersTo.length > 0 && { refersTo }),
  };
}

function paragraphBlocks(node: Paragraph, context: BlockContext): Block[] {
  const { placeholders } = context.surface;
  const source = context.text.slice(startOf(node), endOf(node)).replaceAll(FILLER, '').trim();
  const items = placeholders.within(source);
  const bare = [...source.replace(/\s+/g, '')].every((character) => placeholders.get(character) !== undefined);
  if (source === '') return [];
  if (bare && items.every((item) => item.kind === 'definition'))
    return items.map((item) => definitionBlock(item, context));
  if (bare && items.every((item) => item.kind === 'display-math')) return items.map((item) => mathBlock(item, context));
  const visible = node.children.filter((child) => child.type !== 'text' || oneLine(child.value) !== '');
  if (visible.length > 0 && visible.every((child) => child.type === 'image' || child.type === 'imageReference')) {
    return visible.map((child) => imageBlock(child, context));
  }
  const entry = context.inGlossary ? entryOf(node, context) : null;
  const block = base('paragraph', node, context);
  if (block.text === '' && block.markdown === '') return [];
  return [entry ? { ...block, kind: 'definition', ...entry } : block];
}

function definitionBlock(item: Placeholder, context: BlockContext): Block {
  const { placeholders } = context.surface;
  const term = readFragment(item.value ?? '', context);
  const body = readFragment((item.definitions ?? []).join('\n\n'), context);
  const emphasised = [...term.emphasised, ...body.emphasised];
  return {
    kind: 'definition',
    role: context.role,
    start: item.start,
    end: item.end,
    markdown: placeholders.restore(`${term.markdown}\n: ${body.markdown.replace(/\n(?=[^\n])/g, '\n  ')}`, 'markdown'),
    text: `${oneLine(term.text)}: ${oneLine(body.text)}`,
    term: oneLine(term.text),
    definition: body.markdown,
    ...(emphasised.length > 0 && { emphasised }),
  };
}

function mathBlock(item: Placeholder, { role }: BlockContext): Block {
  const latex = taggedLatex(item);
  return { kind: 'math', role, start: item.start, end: item.end, markdown: `$$\n${latex}\n$$`, text: item.text };
}

/** A formula's LaTeX with its number, where the author's references count on one. */
export function taggedLatex({ value = '', tag }: Placeholder): string {
  return tag === undefined || /\\(?:tag|begin\{(?:align|gather|equation)\})/.test(value)
    ? value
    : `${value} \\tag{${tag}}`;
}

function imageBlock(node: Nodes, context: BlockContext): Block {
  const block = base('image', node, context);
  if (node.type === 'image')
    return { ...block, url: node.url, alt: oneLine(context.surface.placeholders.restore(node.alt ?? '', 'text')) };
  if (node.type !== 'imageReference') return block;
  return { ...block, url: context.definitions.get(node.identifier)?.url ?? '', alt: oneLine(node.alt ?? '') };
}

function listBlocks(node: List, context: BlockContext): Block[] {
  const items = itemsOf(node, context);
  if (context.inGlossary) {
    const entries = node.children.map((item) => entryOf(item, context));
    if (entries.filter((entry) => entry !== null).length * 5 >= entries.length * 4) {
      return node.children.map((item, i) => {
        const entry = entries[i];
        return { ...base(entry ? 'definition' : 'paragraph', item, context), markdown: items[i] ?? '', ...entry };
      });
    }
  }
  const block = base('list', node, context);
  return block.text === '' ? [] : [{ ...block, ordered: node.ordered ?? false, items }];
}

function codeBlocks(node: Code, context: BlockContext): Block[] {
  const { surface, role } = context;
  const info = surface.placeholders.restore([node.lang, node.meta].filter(Boolean).join(' '), 'source');
  const source = surface.placeholders.restore(node.value, 'source');
  const { lang, value: code, empty, setup } = cleanCell(info, source, context.framework);
  const value = code.replace(/^(?:[ \t]*\n)+|\s+$/g, '');
  if (empty || value.trim() === '' || lang === 'toc') return [];
  const place = { role, start: startOf(node), end: endOf(node) };
  if (lang === 'math' || lang === 'latex-math')
    return [{ kind: 'math', ...place, markdown: `$$\n${value.trim()}\n$$`, text: `$$${value.trim()}$$` }];
  const kind: BlockKind =
    lang === 'mermaid' ? 'diagram' : /^(?:output|error|stdout|stderr|traceback)$/.test(lang ?? '') ? 'output' : 'code';
  const fence = '`'.repeat(Math.max(3, ...[...value.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  const markdown = `${fence}${lang ?? ''}\n${value}\n${fence}`;
  return [{ kind, ...place, markdown, text: value, ...(lang !== undefined && { lang }), ...(setup && { setup }) }];
}

/** `> [!NOTE]` (GitHub) and blockquotes that a kramdown class marks hold blocks; any other is a quotation. */
function quoteBlocks(node: Blockquote, context: BlockContext): Block[] {
  const [first, ...rest] = node.children;
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
  const alert = opening?.type === 'text' ? /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(opening.value) : null;
  if (alert && first?.type === 'paragraph' && opening?.type === 'text') {
    const inner = { ...context, role: context.role === 'body' ? ('callout' as const) : context.role };
    return [...paragraphAfter(first, alert[0].length, inner), ...rest.flatMap((child) => blocksOf(child, inner))];
  }
  const marked = context.surface.roleAt(startOf(node));
  if (marked && marked.start === startOf(node)) return node.children.flatMap((child) => blocksOf(child, context));
  const block = base('quote', node, context);
  return block.text === '' ? [] : [block];
}

/** The paragraph without the first characters of its opening text, as `[!NOTE]` is no content. */
function paragraphAfter(node: Paragraph, skip: number, context: BlockContext): Block[] {
  const [opening, ...rest] = node.children;
  if (opening?.type !== 'text' || !opening.position || !node.position) return [];
  const value = opening.value.slice(skip);
  if (value === '' && rest.length === 0) return [];
  const text = context.text.slice(startOf(node) + skip);
  const from = startOf(node) + skip + (text.length - text.replace(/^[\s>]+/, '').length);
  const column = node.position.start.column;
  const start = { ...node.position.start, offset: from, column };
  const position = { start, end: node.position.end };
  return paragraphBlocks(
    { ...node, position, children: [{ ...opening, value, position: { ...opening.position, start } }, ...rest] },
    context,
  );
}

function htmlBlocks(node: Nodes & { type: 'html' }, context: BlockContext): Block[] {
  const html = context.surface.placeholders.restore(node.value, 'source');
  const place = { role: context.role, start: startOf(node), end: endOf(node), markdown: markdownOf([node], context) };
  const image = /<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)[^>]*>/i.exec(html);
  const text = oneLine(htmlText(html));
  if (image && text === '') {
    const alt = oneLine(
      /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i
        .exec(image[0])
        ?.slice(1)
        .find((found) => found !== undefined) ?? '',
    );
    return [
      {
        kind: 'image',
        ...place,
        text: alt,
        url: image[1] ?? '',
        alt,
        markdown: `![${alt.replace(/[[\]]/g, '')}](<${image[1] ?? ''}>)`,
      },
    ];
  }
  return text === '' ? [] : [{ kind: 'paragraph', ...place, text }];
}
