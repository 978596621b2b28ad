import { cachedHtml } from './render-cache';
import { produceHtml, type SourceHighlight, type SourceMark } from './render-html';
import type { ResolveUrl } from './render-links';

export type { SourceHighlight, SourceMark } from './render-html';
export type { ResolveUrl } from './render-links';

export interface RenderOptions {
  /** Where local images and links lead; without it they become text. Called with the address as written. */
  resolveUrl?: ResolveUrl;
  /** Added to the level of every heading (h1 + 1 = h2), at most h6, so that a fragment fits under a page's own heading. Default 0. */
  headingOffset?: number;
}

export interface RenderSourceOptions extends RenderOptions {
  /** Path in the upload; decides about MDX. */
  path?: string;
  highlights?: readonly SourceHighlight[];
  /** In order of where they stand. */
  marks?: readonly SourceMark[];
}

/**
 * Sanitised HTML of Markdown: GitHub-flavoured Markdown and the dialects that `parseDocument` reads; formulas by KaTeX, code coloured by
 * Shiki (as CSS variables for light and dark), diagrams as `<pre class="mermaid" data-diagram>` for the browser to draw. Script, style,
 * frames and dangerous addresses never come through.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): Promise<string> {
  const input = { text: markdown, headingOffset: options.headingOffset ?? 0, path: null, highlights: [], marks: [] };
  return cachedHtml(input, options.resolveUrl, produceHtml);
}

/**
 * Sanitised HTML of a whole source. Each block carries its range as `data-start` and `data-end`, the role its author marked as `data-role`,
 * and, where it lies in one of the highlights, that one's id as `data-passage`. Headings have the anchors that passages name.
 * In a server use `renderSourceInWorker`, so that a large document holds nobody up.
 */
export function renderSource(text: string, options: RenderSourceOptions = {}): Promise<string> {
  return cachedHtml(sourceInput(text, options), options.resolveUrl, produceHtml);
}

/** What decides about the HTML of a source. */
export function sourceInput(text: string, options: RenderSourceOptions) {
  const { headingOffset = 0, path = '', highlights = [], marks = [] } = options;
  return { text, headingOffset, path, highlights, marks };
}
