import type { Root as HastRoot } from 'hast';
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
import { type ResolveAll, rewriteLinks } from './render-links';
import { setMarks } from './render-marks';
import { SAFE } from './render-safety';
import { restoreTree } from './render-tree';
import { describeImages, endOf, parseTree, startOf } from './tree';

/** A range to mark in a rendered source. */
export interface SourceHighlight {
  /** The chunk's or passage's id. */
  id: string;
  /** Range in the source, UTF-16 units. */
  start: number;
  end: number;
}

/** A word to set between the blocks of a rendered source, such as the page of the original that begins there. */
export interface SourceMark {
  /** Where in the source, UTF-16 units. */
  at: number;
  label: string;
  /** Where it leads; null for a mark that is no link. */
  href: string | null;
}

/** All that decides about the HTML besides where addresses lead. */
export interface RenderInput {
  text: string;
  headingOffset: number;
  /** Null for a fragment; the path in the upload for a whole source, whose blocks then carry their ranges. */
  path: string | null;
  highlights: readonly SourceHighlight[];
  /** In order. */
  marks: readonly SourceMark[];
}

/** Markdown to sanitised HTML, without any cache; see `renderMarkdown` and `renderSource`. */
export async function produceHtml(
  { text, headingOffset, path, highlights, marks }: RenderInput,
  resolve: ResolveAll,
): Promise<string> {
  const { surface } = cleanSource(text, path ?? '');
  const { root } = parseTree(surface.text);
  describeImages(root, surface);
  const anchors = anchorsOf(root, surface);
  if (path !== null) markRanges(root, surface, highlights);
  markHeadings(root, anchors, headingOffset);
  restoreTree(root, surface);
  const processor = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      footnoteLabel: messages.footnotes,
      footnoteBackLabel: messages.backToText,
    })
    .use(rehypeRaw)
    .use(() => (tree: HastRoot) => rewriteLinks(tree, resolve))
    .use(rehypeSanitize, SAFE)
    .use(() => (tree: HastRoot) => setMarks(tree, marks))
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
