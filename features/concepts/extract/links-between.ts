import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import type { Links } from './link';
import type { Material } from './material';
import type { TermIndex } from './mentions';
import { formOf } from './words';

/** Finds the concept that a link in a source leads to. */
export interface LinkTargets {
  /** Concept best taught under a file's heading: path + '#' + anchor, and path alone for its first. */
  byPlace: Map<string, string>;
  index: TermIndex;
}

export function readLinkTargets(material: Material, links: Links, index: TermIndex): LinkTargets {
  const owner = new Map<string, { form: string; weight: number }>();
  for (const [form, list] of links) {
    for (const { chunkId, role, weight } of list) {
      if (role === 'teaches' && weight > (owner.get(chunkId)?.weight ?? 0)) owner.set(chunkId, { form, weight });
    }
  }
  const byPlace = new Map<string, string>();
  for (const { chunk } of material.chunks) {
    const form = owner.get(chunk.id)?.form;
    if (form === undefined) continue;
    for (const place of [chunk.sourcePath, `${chunk.sourcePath}#${chunk.anchor}`])
      if (!byPlace.has(place)) byPlace.set(place, form);
  }
  return { byPlace, index };
}

/** Concepts that the inline links of a chunk's blocks lead to, in other files or sections; each link once. */
export function conceptsLinkedFrom(
  chunk: CourseChunk,
  blocks: readonly Block[],
  { byPlace, index }: LinkTargets,
): string[] {
  const found: string[] = [];
  for (const { markdown } of blocks) {
    if (!markdown.includes('](')) continue;
    for (const match of markdown.matchAll(/(?<!!)\[[^\]]*\]\(<?([^)\s>]+)/g)) {
      const url = match[1] ?? '';
      const form = /^[a-z][a-z+.-]*:/i.test(url)
        ? undefined
        : (inCourse(url, chunk.sourcePath, byPlace) ?? bySlug(url, index));
      if (form !== undefined) found.push(form);
    }
  }
  return found;
}

function inCourse(url: string, from: string, byPlace: ReadonlyMap<string, string>): string | undefined {
  const [path = '', anchor] = url.split('#');
  const target = path === '' ? from : resolve(from, path);
  return (
    (anchor === undefined ? undefined : byPlace.get(`${target}#${anchor}`)) ??
    (path === '' ? undefined : byPlace.get(target))
  );
}

/** A link into the author's own site ("/tracks/javascript/concepts/for-loops") whose last part is a concept's name. */
function bySlug(url: string, index: TermIndex): string | undefined {
  if (!url.startsWith('/')) return undefined;
  const slug =
    url
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .at(-1) ?? '';
  return index.keyOf(formOf(slug.replace(/\.\w{1,5}$/, '').replace(/[-_]+/g, ' ')));
}

function resolve(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
