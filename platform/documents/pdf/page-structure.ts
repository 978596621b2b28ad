import type { Tag } from './page-content';

/** Nodes of one page's tree that are taken over; what a hostile file nests deeper is read by its place on the page. */
const MAX_DEPTH = 100;

/** What the structure tree of a page, as PDF.js gives it, tells of each piece of marked content, by the name that PDF.js has for it. */
export function tagsOf(tree: unknown): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  walk(tree, { heading: null, alt: null }, 0, tags);
  return tags;
}

function walk(node: unknown, outer: Tag, depth: number, tags: Map<string, Tag>): void {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return;
  if ('type' in node && node.type === 'content' && 'id' in node && typeof node.id === 'string') {
    if (outer.heading !== null || outer.alt !== null) tags.set(node.id, outer);
    return;
  }
  if (!('children' in node) || !Array.isArray(node.children)) return;
  const role = 'role' in node && typeof node.role === 'string' ? node.role : '';
  const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt.replace(/\s+/g, ' ').trim() : '';
  const inner: Tag = {
    heading: role === 'Title' ? 1 : /^H[1-6]$/.test(role) ? Number(role.slice(1)) : outer.heading,
    alt: alt === '' ? outer.alt : alt,
  };
  const children: unknown[] = node.children;
  for (const child of children) walk(child, inner, depth + 1, tags);
}
