import type { Element, Nodes, Root } from 'hast';
import { attributeOf, childrenOf, findElements, isElement } from './nodes';

/**
 * Gives headings the anchors that links lead to, as `dataAnchor`: their own `id`, that of the section they open, or that of anything up to
 * the next heading. Returns which anchor each `id` leads to. With a prefix every heading gets an anchor that starts with it.
 */
export function takeAnchors(root: Root | Element, prefix: string): Map<string, string> {
  const wanted = prefix === '' ? linkedIds(root) : null;
  const anchors = new Map<string, string>();
  const waiting: string[] = [];
  let current: Element | null = null;
  let count = 0;
  const name = (heading: Element, ids: readonly string[]) => {
    const given =
      ids.find((id) => wanted === null || wanted.has(id)) ?? (attributeOf(heading, 'id') !== null ? ids[0] : undefined);
    if (given === undefined && prefix === '') return;
    heading.properties.dataAnchor = `${prefix}${prefix === '' ? '' : '-'}${safe(given ?? `${count}`)}`;
  };
  const lead = (id: string) => {
    if (!current) {
      waiting.push(id);
      return;
    }
    if (current.properties.dataAnchor === undefined && wanted?.has(id)) name(current, [id]);
    const anchor = attributeOf(current, 'dataAnchor');
    if (anchor !== null && !anchors.has(id)) anchors.set(id, anchor);
  };
  const walk = (node: Nodes, pending: string[]): string[] => {
    let open = pending;
    for (const child of childrenOf(node)) {
      if (!isElement(child)) {
        if (child.type === 'text' && child.value.trim() !== '') open = leave(open, lead);
        continue;
      }
      const id = attributeOf(child, 'id') ?? (child.tagName === 'a' ? attributeOf(child, 'name') : null);
      if (id !== null) open = [...open, id];
      if (/^h[1-6]$/.test(child.tagName)) {
        current = child;
        count++;
        const ids = [
          ...waiting.splice(0),
          ...open,
          ...findElements(child, hasId).map((each) => attributeOf(each, 'id') ?? attributeOf(each, 'name') ?? ''),
        ];
        name(child, ids);
        for (const each of ids) lead(each);
        open = [];
      } else open = walk(child, open);
    }
    return open;
  };
  leave(walk(root, []), lead);
  return anchors;
}

function hasId(each: Element): boolean {
  return attributeOf(each, 'id') !== null || (each.tagName === 'a' && attributeOf(each, 'name') !== null);
}

/** Ids that stand before no heading belong to the one before them. */
function leave(ids: readonly string[], lead: (id: string) => void): string[] {
  ids.forEach(lead);
  return [];
}

function linkedIds(root: Root | Element): Set<string> {
  const links = findElements(root, (each) => each.tagName === 'a' && /^#./.test(attributeOf(each, 'href') ?? ''));
  return new Set(links.map((each) => decoded((attributeOf(each, 'href') ?? '').slice(1))));
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What may stand in `{#…}`. */
function safe(id: string): string {
  return id.replace(/[^\w:.-]+/g, '-');
}
