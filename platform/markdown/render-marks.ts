import type { Element, Root } from 'hast';
import type { SourceMark } from './render-html';

/**
 * Sets marks between the blocks at the top of a rendered source, each before the first block that begins there or later: a block is never
 * cut. Runs on sanitised HTML; what it adds comes from Meno, not from the document.
 */
export function setMarks(root: Root, marks: readonly SourceMark[]): void {
  if (marks.length === 0) return;
  const left = [...marks];
  root.children = root.children.flatMap((node) => {
    const start = node.type === 'element' ? Number(node.properties.dataStart ?? Number.NaN) : Number.NaN;
    const here: Element[] = [];
    for (let mark = left[0]; mark && start >= mark.at; mark = left[0]) {
      here.push(elementOf(mark));
      left.shift();
    }
    return [...here, node];
  });
  root.children.push(...left.map(elementOf));
}

function elementOf({ label, href }: SourceMark): Element {
  const text = { type: 'text' as const, value: label };
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: href ?? '', target: '_blank', rel: ['noopener'] },
    children: [text],
  };
  const children = href === null ? [text] : [link];
  return { type: 'element', tagName: 'p', properties: { className: ['place-mark'], dir: 'auto' }, children };
}
