import type { Nodes } from 'mdast';
import { roleOfName } from '@/platform/markdown/dialects/fenced-divs';
import { htmlToMarkdown } from '../html/html-to-markdown';
import { DEFAULT_DOCUMENT_LIMITS } from '../types';
import { codeSpan, escapeInline, escapeOneLine, fenced } from '../write/escape';
import { attributesOf, type JsxElement, literalOf } from './attributes';
import { holdsBlocks, tableOf } from './tables';
import type { MdxSource } from './write-mdx';

/** Writes what is inside of a component. */
export interface Components {
  readonly source: MdxSource;
  blocks(nodes: readonly Nodes[]): string[];
  inline(nodes: readonly Nodes[]): string;
  slice(node: Nodes): string;
}

/** Attributes that hold words: those that stand before what the component holds, and those after. */
const BEFORE = ['title', 'label', 'heading', 'header', 'summary', 'question', 'term'];
const AFTER = ['description', 'content', 'text', 'definition', 'answer', 'caption'];
/** Elements of HTML that a reader of HTML lays out better. */
const LAID_OUT = /^(?:table|dl|ul|ol|blockquote)$/;
/** Elements of HTML that Markdown keeps in a line. */
const IN_LINE = /^(?:sub|sup|kbd|mark|u|abbr|small|del|ins|q|cite|dfn|var|samp|ruby|rt|rp|br|wbr|em|strong|b|i|s)$/;
const PICTURES = /^(?:img|image|figure|picture|zoomimage|nextimage|themedimage|screenshot|frame|photo)$/;
const UNSEEN =
  /^(?:style|script|head|meta|link-preload|iframe|video|audio|svg|canvas|input|button|form|noscript|template|object|embed)$/;

/** What a component gives where a block stands. */
export function componentBlocks(element: JsxElement, writer: Components): string[] {
  const name = element.name?.toLowerCase() ?? '';
  const attributes = attributesOf(element, writer.source.imports);
  if (UNSEEN.test(name)) return titleOnly(attributes);
  const heading = /^h([1-6])$/.exec(name);
  if (heading) return [`${'#'.repeat(Number(heading[1]))} ${writer.inline(inside(element)).replace(/\s+/g, ' ')}`];
  if (LAID_OUT.test(name) && holdsBlocks(element)) return writer.blocks(element.children);
  if (name === 'table') return [tableOf(element, (nodes) => writer.inline(nodes))];
  if (LAID_OUT.test(name)) return [laidOut(element, writer)];
  if (PICTURES.test(name)) return [pictureOf(attributes), ...writer.blocks(element.children), captionOf(attributes)];
  const code =
    /^(?:pre|code|codeblock|codeblocks|syntaxhighlighter|highlight|snippet|terminal|sandpack|playground|liveeditor)$/.test(
      name,
    )
      ? codeOf(element, attributes)
      : null;
  if (code !== null) return [...lead(attributes, ['title']), code];
  const formula = formulaOf(name, element, attributes);
  if (formula !== null) return [`$$\n${formula}\n$$`];
  const chart = name === 'mermaid' ? (attributes.get('chart') ?? attributes.get('value') ?? null) : null;
  if (chart !== null) return [fenced(chart, 'mermaid')];
  const body = [...lead(attributes, BEFORE), ...childBlocks(element, writer), ...lead(attributes, AFTER)];
  if (name === 'details') return ['<details>', ...body, '</details>'];
  if (name === 'summary') return [`<summary>${writer.inline(inside(element))}</summary>`];
  const role = roleName(name) ?? roleName(attributes.get('type') ?? '') ?? null;
  return role === null || body.length === 0 ? body : [`::: ${role}`, ...body, ':::'];
}

/** What a component gives inside a line. */
export function componentInline(element: JsxElement, writer: Components): string {
  const name = element.name ?? '';
  const attributes = attributesOf(element, writer.source.imports);
  if (UNSEEN.test(name)) return '';
  if (PICTURES.test(name.toLowerCase()) && attributes.has('src')) return pictureOf(attributes);
  const inner = writer.inline(element.children);
  if (IN_LINE.test(name)) return name === 'br' || name === 'wbr' ? '<br>' : `<${name}>${inner}</${name}>`;
  if (name === 'code') return codeSpan(inner);
  const formula = formulaOf(name.toLowerCase(), element, attributes);
  if (formula !== null && !formula.includes('\n')) return `$${formula}$`;
  const target = attributes.get('href') ?? attributes.get('to');
  if (target !== undefined && inner.trim() !== '' && !inner.includes('\n\n'))
    return `[${inner}](<${target.replace(/[<>\s]/g, '')}>)`;
  return inner !== ''
    ? inner
    : escapeInline(BEFORE.map((key) => attributes.get(key)).find((text) => text !== undefined) ?? '');
}

function roleName(name: string): string | null {
  const plain = name.replace(/^(?:callout|admonition)[-.]?(?=.)/, '').replace(/(?:box|block|admonition)$/, '');
  if (/^(?:admonition|aside|callout|alert)$/.test(name)) return 'callout';
  return [plain, plain.replace(/s$/, '')].find((each) => roleOfName(each) !== null) ?? null;
}

function childBlocks(element: JsxElement, writer: Components): string[] {
  if (element.type === 'mdxJsxFlowElement') return writer.blocks(element.children);
  const inner = writer.inline(element.children).trim();
  return inner === '' ? [] : [inner];
}

/** The inline nodes of an element, whose text may stand in a paragraph of its own. */
function inside(element: JsxElement): readonly Nodes[] {
  const [only] = element.children;
  return element.children.length === 1 && only?.type === 'paragraph' ? only.children : element.children;
}

function lead(attributes: ReadonlyMap<string, string>, names: readonly string[]): string[] {
  const found = names.find((key) => attributes.has(key));
  const words = escapeOneLine(found === undefined ? '' : (attributes.get(found) ?? ''));
  const target = attributes.get('href') ?? attributes.get('to');
  return [
    words !== '' && found === 'title' && target !== undefined
      ? `[${words}](<${target.replace(/[<>\s]/g, '')}>)`
      : words,
  ];
}

function titleOnly(attributes: ReadonlyMap<string, string>): string[] {
  return [escapeOneLine(attributes.get('title') ?? '')];
}

function pictureOf(attributes: ReadonlyMap<string, string>): string {
  const source = attributes.get('src') ?? attributes.get('image') ?? attributes.get('url');
  if (source === undefined) return '';
  const alt = escapeInline(
    (attributes.get('alt') ?? attributes.get('caption') ?? attributes.get('title') ?? '').replace(/\s+/g, ' '),
  );
  return `![${alt}](<${source.replace(/[<>\s]/g, '')}>)`;
}

function captionOf(attributes: ReadonlyMap<string, string>): string {
  return attributes.has('alt') || !attributes.has('src')
    ? escapeOneLine(attributes.get('caption') ?? attributes.get('title') ?? '')
    : '';
}

/** Code in a component: a template without parts to be filled in, or words; null where it has neither. */
function codeOf(element: JsxElement, attributes: ReadonlyMap<string, string>): string | null {
  const language =
    attributes.get('language') ??
    attributes.get('lang') ??
    /(?:language|lang)-([\w+#-]+)/.exec(attributes.get('classname') ?? '')?.[1] ??
    '';
  const written = literalIn(element) ?? attributes.get('code') ?? null;
  return written === null || written.trim() === '' ? null : fenced(written, language);
}

function literalIn(element: JsxElement): string | null {
  for (const child of element.children) {
    if (child.type === 'mdxFlowExpression' || child.type === 'mdxTextExpression') return literalOf(child.value);
    if (child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement') return literalIn(child);
    if (child.type === 'paragraph') {
      const [only] = child.children;
      if (only?.type === 'mdxTextExpression') return literalOf(only.value);
    }
  }
  return null;
}

function formulaOf(name: string, element: JsxElement, attributes: ReadonlyMap<string, string>): string | null {
  if (!/^(?:math|blockmath|inlinemath|tex|katex|latex|equation|formula|m)$/.test(name)) return null;
  const formula =
    attributes.get('math') ??
    attributes.get('tex') ??
    attributes.get('children') ??
    attributes.get('formula') ??
    literalIn(element);
  const plain =
    formula
      ?.replace(/\$/g, '')
      .replace(/\n\s*\n/g, '\n')
      .trim() ?? '';
  return plain === '' ? null : plain;
}

/** A list of HTML, its expressions left out, as the reader of web pages has it. */
function laidOut(element: JsxElement, writer: Components): string {
  const html = writer.source.text
    .slice(element.position?.start.offset ?? 0, element.position?.end.offset ?? 0)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/\{([^{}]*)\}/g, (_, expression: string) => escapedHtml(literalOf(expression) ?? ''));
  return htmlToMarkdown(html, { limits: DEFAULT_DOCUMENT_LIMITS, content: 'all' }).markdown.trim();
}

function escapedHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
