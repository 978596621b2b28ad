import type { Nodes, RootContent } from 'mdast';
import { anchorsOf } from './anchors';
import { type BlockContext, blocksOf } from './blocks';
import type { Surface } from './dialects/surface';
import { Anchors } from './headings';
import { Links } from './links';
import { Outline } from './outline';
import type { Pieces } from './pieces';
import { oneLine, plainText } from './plain-text';
import { startOf } from './tree';
import type { Block, Heading } from './types';

/** Blocks under one heading and one marked role, in order. */
export interface Section {
  headingPath: string[];
  anchor: string;
  blocks: Block[];
}

/** Lines that begin a heading, and one of depth 1, or stand under it. */
const HEADING = /^[ >]{0,20}(?:#{1,6}(?:[ \t]|\r?$)|=+[ \t]*\r?$|-+[ \t]*\r?$)/m;
const TOP_HEADING = /^[ >]{0,20}(?:#(?:[ \t]|\r?$)|=+[ \t]*\r?$)/m;

/** Headings that may serve as the document's title: the first of any depth and the first of depth 1. */
export interface TitleHeadings {
  first: string | null;
  top: string | null;
}

/** Reads the pieces one after the other and gives headings and sections. `titleOf` chooses the document's title from its headings. */
export function sectionsOf(
  pieces: Pieces,
  source: Omit<BlockContext, 'role' | 'inGlossary'>,
  titleOf: (found: TitleHeadings) => string,
) {
  const headings: Heading[] = [];
  const sections: Section[] = [];
  const links = new Links();
  const found = titleHeadings(pieces, source);
  const title = titleOf(found);
  const outline = new Outline(title, found.top);
  const given = new Anchors();
  for (let at = 0; at < pieces.count; at++) {
    const { root } = pieces.tree(at);
    const anchors = anchorsOf(root, source.surface, given);
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
      if (current && current.anchor === anchor && same(current.headingPath, headingPath))
        current.blocks.push(...blocks);
      else sections.push({ headingPath, anchor, blocks });
    };
    root.children.forEach(walk);
    links.read(root, source.surface);
  }
  attachLabels(sections, source.surface);
  return { title, headings, sections, links: links.all(source.definitions) };
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

function titleHeadings(pieces: Pieces, source: Pick<BlockContext, 'surface'>): TitleHeadings {
  let first: string | null = null;
  for (let at = 0; at < pieces.count; at++) {
    if (at > 0 && !pieces.mayHold(at, first === null ? HEADING : TOP_HEADING)) continue;
    const named = pieces
      .tree(at)
      .root.children.filter((node) => node.type === 'heading')
      .map((node) => ({ depth: node.depth, text: textOf(node, source) }))
      .filter(({ text }) => text !== '');
    first ??= named[0]?.text ?? null;
    const top = named.find(({ depth }) => depth === 1)?.text;
    if (top !== undefined) return { first, top };
  }
  return { first, top: null };
}

function textOf(node: Nodes, { surface }: Pick<BlockContext, 'surface'>): string {
  return oneLine(plainText(node, surface.placeholders));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}
