import type { Definition, Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Surface } from './dialects/surface';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What other blocks need of a document's tree. */
export interface Tree {
  root: Root;
  /** Link reference definitions by identifier. */
  definitions: ReadonlyMap<string, Definition>;
}

/** Parses cleaned Markdown (CommonMark and GitHub's extensions). Offsets of the nodes are those of the original text. */
export function parseTree(cleaned: string): Tree {
  const root = parser.parse(cleaned);
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return { root, definitions };
}

/** Gives images the alternative texts and caption numbers that the dialects found beside them. */
export function describeImages(root: Root, surface: Surface): void {
  visit(root, 'image', (node) => {
    const end = endOf(node);
    const alt = surface.alts.get(end);
    if (alt !== undefined) node.alt = alt;
    const caption = captionAfter(surface, end);
    if (caption !== null) node.alt = node.alt ? `${caption}: ${node.alt}` : caption;
  });
}

function captionAfter(surface: Surface, end: number): string | null {
  for (const [at, name] of surface.captions) {
    if (at >= end && at - end < 80 && surface.text.slice(end, at).replaceAll('\uFDD0', '').trim() === '') return name;
  }
  return null;
}

/** Offset of a node's first character; every node of a parsed tree has one. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Offset behind a node's last character. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
