import type { Element, ElementContent, Parents, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Maps a local address to where it is served; null where it leads nowhere. */
export type ResolveUrl = (url: string, kind: 'image' | 'link') => string | null;

/** Embedded images longer than this (characters) are left out. */
const MAX_DATA_URL = 200_000;

/** A local address in the document. */
export interface Address {
  url: string;
  kind: 'image' | 'link';
}

/** Asked once for all local addresses of a document, answers in the same order. */
export type ResolveAll = (
  addresses: readonly Address[],
) => readonly (string | null)[] | Promise<readonly (string | null)[]>;

/**
 * Decides on every address: local ones go through `resolve` (a link that leads nowhere becomes its text, an image its alternative text),
 * links to other hosts stay and give nothing away about the reader, images of other hosts become links, as a page here asks nobody else.
 */
export async function rewriteLinks(root: Root, resolve: ResolveAll): Promise<void> {
  const asked = new Map<string, Address>();
  visit(root, 'element', (node) => {
    const address = localAddress(node);
    if (address) asked.set(keyOf(address), address);
  });
  const answers = asked.size === 0 ? [] : await resolve([...asked.values()]);
  const targets = new Map([...asked.keys()].map((key, i) => [key, answers[i] ?? null]));
  const targetOf: ResolveUrl = (url, kind) => targets.get(keyOf({ url, kind })) ?? null;
  visit(root, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.tagName === 'a') {
      const href = linkTarget(node, targetOf);
      if (href === null) {
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
      if (href !== undefined) node.properties = { ...node.properties, ...href };
      return undefined;
    }
    if (node.tagName !== 'img') return undefined;
    const replacement = imageFor(node, targetOf, isInLink(parent));
    if (replacement !== node) {
      parent.children.splice(index, 1, ...(replacement ? [replacement] : []));
      return [SKIP, index + (replacement ? 1 : 0)];
    }
    return undefined;
  });
}

function keyOf({ url, kind }: Address): string {
  return `${kind} ${url}`;
}

/** The address of a link or image if it is one of this upload: no scheme, no host, no mere fragment. */
function localAddress(node: Element): Address | null {
  const isImage = node.tagName === 'img';
  if (!isImage && node.tagName !== 'a') return null;
  const url = cleanUrl(isImage ? node.properties.src : node.properties.href);
  return url === '' || /^(?:#|\/\/|[^/?#]*:)/.test(url) ? null : { url, kind: isImage ? 'image' : 'link' };
}

function isInLink(parent: Parents): boolean {
  return parent.type === 'element' && parent.tagName === 'a';
}

/** New properties of a link, null to unwrap it, undefined to leave it (an anchor without an address). */
function linkTarget({ properties }: Element, resolve: ResolveUrl): Element['properties'] | null | undefined {
  if (properties.href === undefined) return undefined;
  const url = cleanUrl(properties.href);
  if (url.startsWith('#')) return { href: url };
  if (/^(?:https?:)?\/\//i.test(url))
    return { href: url.startsWith('//') ? `https:${url}` : url, rel: ['noopener', 'noreferrer'] };
  if (/^(?:mailto|tel):/i.test(url)) return { href: url };
  if (/^[^/?#]*:/.test(url) || url === '') return null;
  const resolved = resolve(url, 'link');
  return resolved === null ? null : { href: resolved };
}

function imageFor(node: Element, resolve: ResolveUrl, inLink: boolean): ElementContent | null {
  const url = cleanUrl(node.properties.src);
  const alt = typeof node.properties.alt === 'string' ? node.properties.alt.trim() : '';
  const show = (src: string): Element => {
    node.properties = { ...node.properties, src, alt, loading: 'lazy', decoding: 'async' };
    return node;
  };
  if (/^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=]*$/i.test(url) && url.length <= MAX_DATA_URL)
    return show(url);
  const text: ElementContent | null = alt === '' ? null : { type: 'text', value: alt };
  if (/^(?:https?:)?\/\//i.test(url)) {
    if (inLink || text === null) return text;
    const href = url.startsWith('//') ? `https:${url}` : url;
    return { type: 'element', tagName: 'a', properties: { href, rel: ['noopener', 'noreferrer'] }, children: [text] };
  }
  if (url === '' || /^[^/?#]*:/.test(url)) return text;
  const resolved = resolve(url, 'image');
  return resolved === null ? text : show(resolved);
}

/** An address without the control characters and spaces that browsers ignore and attackers hide in. */
function cleanUrl(value: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these inside a scheme, so `java\tscript:` must not slip through
  return typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]/g, '').trim() : '';
}
