import type { Element, Root } from 'hast';
import { DocumentError } from '../errors';
import type { DocumentLimits, DocumentWarning } from '../types';
import { decoded, takeAnchors } from './anchors';
import { takeBlocks } from './blocks';
import { type Formula, takeFormulas } from './formulas';
import { type Mark, takeMarks } from './marks';
import { attributeOf, element, findElement, isElement, lineOf } from './nodes';
import { takeNotes } from './notes';
import { parseHtml } from './parse-html';
import { mainContent, prune } from './prune';
import { serialize } from './serialize';
import { takeTables } from './tables';
import { tidy } from './tidy';
import { type Addresses, markdownTree } from './to-mdast';

export interface HtmlOptions {
  limits: Pick<DocumentLimits, 'maxDepth' | 'maxTextLength'>;
  /** Only the main content of a page (the default), or all there is of a part of a document. */
  content?: 'main' | 'all';
  /** What addresses become; links and images stay as they are by default. */
  addresses?: Partial<Addresses>;
  /** Start of the anchors of all headings, where several documents become one. */
  anchorPrefix?: string;
  /** Formulas for which the text holds placeholders. */
  formulas?: readonly Formula[];
  /** Leave the marks in the Markdown, for who puts several parts together. */
  keepMarks?: boolean;
}

/** A page or a part of a document as Markdown. */
export interface HtmlMarkdown {
  /** Ends with a line break where there is anything. */
  markdown: string;
  /** `title`, else null. */
  title: string | null;
  /** BCP 47 tag of the root element, else null. */
  language: string | null;
  /** Where the marks stood that the text held. */
  marks: Mark[];
  /** Anchors of the Markdown's headings by the ids that lead to them. */
  anchors: Map<string, string>;
  warnings: DocumentWarning[];
}

/**
 * Turns HTML into Markdown of the dialect that `platform/markdown` reads: headings, lists, tables (spans laid out, captions before them),
 * figures with captions and alternative texts, code with its language, definition lists, formulas (MathML, KaTeX, MathJax, TeX) as LaTeX.
 * Scripts, styles, navigation, asides and footers are left out.
 *
 * @throws DocumentError `too_deep`, `too_large` (the Markdown)
 */
export function htmlToMarkdown(html: string, options: HtmlOptions): HtmlMarkdown {
  return treeToMarkdown(parseHtml(html, options.limits.maxDepth), options);
}

/** As `htmlToMarkdown`, of a tree that was built otherwise; the tree is changed. */
export function treeToMarkdown(root: Root, options: HtmlOptions): HtmlMarkdown {
  try {
    return converted(root, options);
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('too_deep');
    throw error;
  }
}

function converted(
  root: Root,
  { limits, content = 'main', addresses = {}, anchorPrefix = '', formulas = [], keepMarks = false }: HtmlOptions,
): HtmlMarkdown {
  const title = findElement(root, ({ tagName }) => tagName === 'title');
  const html = findElement(root, ({ tagName }) => tagName === 'html');
  takeFormulas(root, formulas);
  const page =
    content === 'main' ? mainContent(root) : (findElement(root, ({ tagName }) => tagName === 'body') ?? root);
  const body: Root | Element = page.type === 'root' ? page : element('div', {}, page.children);
  prune(page, content === 'all');
  if (body.type === 'element' && isElement(page)) body.children = page.children;
  takeNotes(body, anchorPrefix);
  const anchors = takeAnchors(body, anchorPrefix);
  takeTables(body);
  takeBlocks(body);
  const tree = markdownTree(body, {
    link: addresses.link ?? ((href) => localLink(href, anchors)),
    image: addresses.image ?? ((src) => src),
  });
  tidy(tree);
  const written = serialize(tree);
  const { markdown, marks } = keepMarks ? { markdown: written, marks: [] } : takeMarks(written);
  if (markdown.length > limits.maxTextLength)
    throw new DocumentError('too_large', `${markdown.length} characters of text`);
  return {
    markdown,
    title: title && lineOf(title) !== '' ? lineOf(title) : null,
    language: languageTag(
      html ? (attributeOf(html, 'lang') ?? attributeOf(html, 'xmlLang') ?? attributeOf(html, 'xml:lang')) : null,
    ),
    marks,
    anchors,
    warnings: [],
  };
}

/** A link to a place of the page leads to its heading, or nowhere; others stay. */
function localLink(href: string, anchors: ReadonlyMap<string, string>): string | null {
  if (!href.startsWith('#')) return href === '' ? null : href;
  const anchor = anchors.get(decoded(href.slice(1)));
  return anchor === undefined ? null : `#${anchor}`;
}

/** A language tag as BCP 47 writes it, null for what is none. */
export function languageTag(tag: string | null): string | null {
  const clean = tag?.trim().replace(/_/g, '-') ?? '';
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(clean)) return null;
  try {
    return Intl.getCanonicalLocales(clean)[0] ?? null;
  } catch {
    return null;
  }
}
