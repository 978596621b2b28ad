import type { Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { anchorsOf } from './anchors';
import { type BlockContext, blocksOf } from './blocks';
import type { Surface } from './dialects/surface';
import { Outline } from './outline';
import { oneLine, plainText } from './plain-text';
import type { Tree } from './tree';
import { startOf } from './tree';
import type { Block, Heading } from './types';

/** Blocks under one heading and one marked role, in order. */
export interface Section {
  headingPath: string[];
  anchor: string;
  blocks: Block[];
}

/** Headings that may serve as the document's title: the first of any depth and the first of depth 1. */
export interface TitleHeadings {
  first: string | null;
  top: string | null;
}

/** Walks the tree once and gives headings and sections. `titleOf` chooses the document's title from its headings. */
export function sectionsOf(
  tree: Tree,
  source: Omit<BlockContext, 'role' | 'inGlossary'>,
  titleOf: (found: TitleHeadings) => string,
) {
  const headings: Heading[] = [];
  const sections: Section[] = [];
  const anchors = anchorsOf(tree.root, source.surface);
  const found = titleHeadings(tree, source);
  const title = titleOf(found);
  const outline = new Outline(title, found.top);
  const walk = (node: RootContent): void => {
    const span = source.surface.roleAt(startOf(node));
    outline.moveTo(startOf(node));
    if (node.type === 'heading') {
      const text = textOf(node, source);
      const anchor = anchors.get(node) ?? '';
      headings.push({ depth: node.depth, text, anchor, start: startOf(node) });
      outline.heading(node.depth, text, anchor, span);
      return;
    }
    if (node.type === 'blockquote' && span?.start === startOf(node)) {
      node.children.forEach(walk);
      return;
    }
    if (node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong') {
      outline.boldLine(textOf(node, source));
    }
    const blocks = blocksOf(node, { ...source, role: outline.role(span), inGlossary: outline.inGlossary });
    if (blocks.length === 0) return;
    const { headingPath, anchor } = outline.place(span);
    const current = sections.at(-1);
    if (current && current.anchor === anchor && same(current.headingPath, headingPath)) current.blocks.push(...blocks);
    else sections.push({ headingPath, anchor, blocks });
  };
  tree.root.children.forEach(walk);
  attachLabels(sections, source.surface);
  return { title, headings, sections, links: linksOf(tree, source) };
}

/** Gives each label to the last block that ends before it. */
function attachLabels(sections: readonly Section[], { labels }: Surface): void {
  const waiting = [...labels].filter(([, { ofHeading }]) => !ofHeading).sort(([, a], [, b]) => a.at - b.at);
  if (waiting.length === 0) return;
  let before: Block | null = null;
  const take = (until: number) => {
    while (waiting[0] && waiting[0][1].at < until) {
      const [name] = waiting.shift() ?? [''];
      if (before) before.labels = [...(before.labels ?? []), name];
    }
  };
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    take(block.start);
    before = block;
  }
  take(Number.POSITIVE_INFINITY);
}

function titleHeadings({ root }: Tree, source: Pick<BlockContext, 'surface'>): TitleHeadings {
  const all = root.children
    .filter((node) => node.type === 'heading')
    .map((node) => ({ depth: node.depth, text: textOf(node, source) }));
  const named = all.filter(({ text }) => text !== '');
  return { first: named[0]?.text ?? null, top: named.find(({ depth }) => depth === 1)?.text ?? null };
}

function textOf(node: Nodes, { surface }: Pick<BlockContext, 'surface'>): string {
  return oneLine(plainText(node, surface.placeholders));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** Local targets of images and links, each once, in order. */
function linksOf(tree: Tree, { surface }: Pick<BlockContext, 'surface'>): { url: string; kind: 'image' | 'link' }[] {
  const found = new Map<string, { url: string; kind: 'image' | 'link' }>();
  const add = (url: string, kind: 'image' | 'link') => {
    if (url !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) found.set(`${kind} ${url}`, { url, kind });
  };
  const images = new Set<string>();
  visit(tree.root, (node) => {
    if (node.type === 'imageReference') images.add(node.identifier);
    if (node.type === 'image' || node.type === 'link') add(surface.placeholders.restore(node.url, 'source'), node.type);
    if (node.type === 'html')
      for (const [, url] of node.value.matchAll(/<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)) add(url ?? '', 'image');
  });
  for (const [identifier, { url }] of tree.definitions) add(url, images.has(identifier) ? 'image' : 'link');
  return [...found.values()];
}
