import type { Element, ElementContent } from 'hast';
import { attributeOf, findElement, isElement, lineOf } from '../html/nodes';

/** A heading is shorter than this. Characters. */
const MAX_LENGTH = 90;

/**
 * Gives headings to a document whose author only made some lines bold or large: short paragraphs of their own, all bold or set larger than
 * the rest, with a larger size above a smaller one. Does nothing where there is a heading by style.
 */
export function headingsByLook(content: readonly ElementContent[]): void {
  const isHeading = ({ tagName }: Element) => /^h[1-6]$/.test(tagName);
  if (content.some((node) => isElement(node) && (isHeading(node) || findElement(node, isHeading) !== null))) return;
  const paragraphs = content.filter((node): node is Element => isElement(node, 'p'));
  const usual = usualSize(paragraphs);
  const found = paragraphs.filter((node, i) => stands(node, usual) && paragraphs[i + 1] !== undefined);
  if (found.length === 0 || found.length * 2 > paragraphs.length) return;
  const sizes = [...new Set(found.map((node) => sizeOf(node) ?? usual))].sort((a, b) => b - a);
  for (const node of found) {
    const depth = Math.min(6, sizes.indexOf(sizeOf(node) ?? usual) + (sizes.length > 1 ? 1 : 2));
    node.tagName = `h${depth}`;
    node.children = node.children.flatMap((child) => (isElement(child, 'strong') ? child.children : [child]));
  }
}

function sizeOf(node: Element): number | null {
  const size = attributeOf(node, 'dataSize');
  return size === null ? null : Number(size);
}

/** The size that most characters are set in. */
function usualSize(paragraphs: readonly Element[]): number {
  const lengths = new Map<number, number>();
  for (const node of paragraphs) {
    const size = sizeOf(node) ?? 22;
    lengths.set(size, (lengths.get(size) ?? 0) + lineOf(node).length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 22;
}

function stands(node: Element, usual: number): boolean {
  const text = lineOf(node).replace(/\uFDD2\d+\uFDD3/g, '');
  if (text === '' || text.length > MAX_LENGTH || /[.,;:!]$/.test(text) || !/\p{L}{3}/u.test(text)) return false;
  return attributeOf(node, 'dataBold') === 'true' || (sizeOf(node) ?? usual) >= usual * 1.2;
}
