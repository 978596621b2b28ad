import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { DocumentError } from '../errors';
import { childrenOf } from './nodes';

const VOID = new Set(
  'area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const RAW = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)$/;
const IN_TABLE = /^(?:tr|t[dh]|t(?:body|head|foot)|caption|colgroup)$/;
/** Closed by the next of its kind, so that many in a row are not in each other. */
const CLOSED_BY_NEXT = /^(?:p|li|d[td]|option|optgroup|rt|rp)$/;
/** In the tree itself: what the parser puts in for what a document leaves out comes on top of what it says. */
const TREE_DEPTH = 1_000;

/**
 * A document's or a fragment's tree, as browsers build it, without positions.
 *
 * @throws DocumentError `too_deep`
 */
export function parseHtml(html: string, maxDepth: number): Root {
  checkDepth(html, maxDepth);
  const root = fromHtml(html.replace(/[\uFDD0-\uFDEF\0]/g, ''));
  if (depthBeyond(root, TREE_DEPTH)) throw new DocumentError('too_deep');
  return root;
}

/** XHTML as HTML: `<a id="x"/>` is closed, which HTML would leave open; a prefix before elements of XHTML and MathML goes. */
export function xhtmlAsHtml(xhtml: string): string {
  return xhtml
    .replace(/<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)\/>/g, (all, name: string, attributes: string) =>
      VOID.has(name.toLowerCase()) ? all : `<${name}${attributes}></${name}>`,
    )
    .replace(/(<\/?)(?:m|mml|math|xhtml|html|h):(?=[a-z])/g, '$1')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
}

/** Refuses nesting before the parser sees it: its time grows with the square of the depth. */
function checkDepth(html: string, maxDepth: number): void {
  const open: string[] = [];
  const tag = /<(\/?)([A-Za-z][\w:-]*)[^<>]*>/g;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const name = (match[2] ?? '').toLowerCase();
    if (VOID.has(name) || match[0].endsWith('/>')) continue;
    if (match[1] === '/') {
      close(open, name);
      continue;
    }
    if (RAW.test(name)) {
      const end = html.slice(tag.lastIndex).search(new RegExp(`</${name}`, 'i'));
      if (end < 0) return;
      tag.lastIndex += end;
      continue;
    }
    if (IN_TABLE.test(name)) open.length = open.lastIndexOf('table') + 1;
    if (CLOSED_BY_NEXT.test(name)) continue;
    open.push(name);
    if (open.length > maxDepth) throw new DocumentError('too_deep', `more than ${maxDepth} elements in each other`);
  }
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at < 0) return;
  if (FORMATTING.has(name)) open.splice(at, 1);
  else open.length = at;
}

function depthBeyond(root: Root, limit: number): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}
