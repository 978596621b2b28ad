import { createHash } from 'node:crypto';
import type { Root as HastRoot } from 'hast';
import { LRUCache } from 'lru-cache';
import type { Heading, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import messages from '@/platform/i18n/messages/en/markdown.json';
import { anchorsOf } from './anchors';
import { cleanSource } from './dialects/clean';
import type { Surface } from './dialects/surface';
import { finish } from './render-finish';
import { type ResolveUrl, rewriteLinks } from './render-links';
import { SAFE } from './render-safety';
import { restoreTree } from './render-tree';
import { describeImages, endOf, parseTree, startOf } from './tree';

export type { ResolveUrl } from './render-links';

export interface RenderOptions {
  /** Where local images and links lead; without it they become text. Called with the address as written. */
  resolveUrl?: ResolveUrl;
  /** Added to the level of every heading (h1 + 1 = h2), at most h6, so that a fragment fits under a page's own heading. Default 0. */
  headingOffset?: number;
}

export interface SourceHighlight {
  /** The chunk's or passage's id. */
  id: string;
  /** Range in the source, UTF-16 units. */
  start: number;
  end: number;
}

export interface RenderSourceOptions extends RenderOptions {
  /** Path in the upload; decides about MDX. */
  path?: string;
  highlights?: readonly SourceHighlight[];
}

interface Rendered {
  html: string;
  /** Every local address that the document holds and where it led; the page is good for as long as they lead there. */
  asked: { url: string; kind: 'image' | 'link'; target: string | null }[];
}

/** Rendered HTML by the hash of the text and what else decides about it; sizes are characters. */
const cache = new LRUCache<string, Rendered>({ maxSize: 32_000_000, sizeCalculation: ({ html }) => html.length + 100 });

/**
 * Sanitised HTML of Markdown: GitHub-flavoured Markdown and the dialects that `parseDocument` reads; formulas by KaTeX, code coloured by
 * Shiki (as CSS variables for light and dark), diagrams as `<pre class="mermaid" data-diagram>` for the browser to draw. Script, style,
 * frames and dangerous addresses never come through. Never throws for any Markdown.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): Promise<string> {
  return render(markdown, options, []);
}

/**
 * Sanitised HTML of a whole source. Each block carries its range as `data-start` and `data-end`, the role its author marked as `data-role`,
 * and, where it lies in one of the highlights, that one's id as `data-passage`. Headings have the anchors that passages name.
 */
export function renderSource(text: string, options: RenderSourceOptions = {}): Promise<string> {
  return render(text, options, options.highlights ?? [], options.path ?? '');
}

async function render(
  text: string,
  options: RenderOptions,
  highlights: readonly SourceHighlight[],
  path?: string,
): Promise<string> {
  const key = createHash('sha256')
    .update(JSON.stringify([text, path ?? null, highlights, options.headingOffset ?? 0]))
    .digest('base64');
  const resolve: ResolveUrl = (url, kind) => options.resolveUrl?.(url, kind) ?? null;
  const known = cache.get(key);
  if (known?.asked.every(({ url, kind, target }) => resolve(url, kind) === target)) return known.html;
  const asked: Rendered['asked'] = [];
  const remember: ResolveUrl = (url, kind) => {
    const target = resolve(url, kind);
    asked.push({ url, kind, target });
    return target;
  };
  const html = await produce(text, { ...options, resolveUrl: remember }, highlights, path);
  cache.set(key, { html, asked });
  return html;
}

async function produce(
  text: string,
  options: RenderOptions,
  highlights: readonly SourceHighlight[],
  path?: string,
): Promise<string> {
  const { surface } = cleanSource(text, path ?? '');
  const { root } = parseTree(surface.text);
  describeImages(root, surface);
  const anchors = anchorsOf(root, surface);
  if (path !== undefined) markRanges(root, surface, highlights);
  markHeadings(root, anchors, options.headingOffset ?? 0);
  restoreTree(root, surface);
  const processor = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      footnoteLabel: messages.footnotes,
      footnoteBackLabel: messages.backToText,
    })
    .use(rehypeRaw)
    .use(() => (tree: HastRoot) => rewriteLinks(tree, options.resolveUrl))
    .use(rehypeSanitize, SAFE)
    .use(() => finish)
    .use(rehypeStringify, { allowDangerousHtml: true });
  return processor.stringify(await processor.run(root)).trim();
}

/** Writes ranges, roles and highlights onto the blocks at the top of the document. */
function markRanges(root: Root, surface: Surface, highlights: readonly SourceHighlight[]): void {
  for (const node of root.children) {
    const [start, end] = [startOf(node), endOf(node)];
    const ids = highlights.filter((highlight) => highlight.start < end && start < highlight.end).map(({ id }) => id);
    const role = surface.roleAt(start)?.role;
    const hProperties = {
      dataStart: start,
      dataEnd: end,
      ...(role !== undefined && { dataRole: role }),
      ...(ids.length > 0 && { dataPassage: ids.join(' ') }),
    };
    node.data = { ...node.data, hProperties };
  }
}

function markHeadings(root: Root, anchors: ReadonlyMap<Heading, string>, offset: number): void {
  visit(root, 'heading', (node) => {
    const id = anchors.get(node);
    if (id !== undefined) node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    node.depth = DEPTHS[Math.min(node.depth + offset, 6) - 1] ?? 6;
  });
}

const DEPTHS: readonly Heading['depth'][] = [1, 2, 3, 4, 5, 6];
