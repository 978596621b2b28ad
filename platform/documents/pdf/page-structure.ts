import type { StructureNode } from './page-content';

/** Nodes of one page's tree that are taken over; what a hostile file nests deeper is read by its place on the page. */
const MAX_DEPTH = 100;

/** The structure tree of a page as PDF.js gives it; null where there is none. */
export function structureOf(tree: unknown): StructureNode | null {
  return nodeOf(tree, 0);
}

function nodeOf(value: unknown, depth: number): StructureNode | null {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return null;
  if (!('children' in value) || !Array.isArray(value.children)) return null;
  const role = 'role' in value && typeof value.role === 'string' ? value.role : 'Root';
  const alt = 'alt' in value && typeof value.alt === 'string' && value.alt.trim() !== '' ? value.alt.trim() : null;
  const given: unknown[] = value.children;
  const children = given.flatMap((child) => childOf(child, depth));
  return { role, alt, children };
}

function childOf(child: unknown, depth: number): StructureNode['children'] {
  if (typeof child !== 'object' || child === null) return [];
  if ('type' in child && child.type === 'content' && 'id' in child && typeof child.id === 'string')
    return [{ mark: child.id }];
  const node = nodeOf(child, depth + 1);
  return node ? [node] : [];
}
