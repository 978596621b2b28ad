import type { Element, ElementContent } from 'hast';
import { element, isElement } from '../html/nodes';

/** A paragraph that is an item of a list, as office programs keep them: flat, with their level. */
export interface Item {
  /** From 0. */
  level: number;
  /** Number of this item, null for a bullet. */
  number: number | null;
  children: ElementContent[];
}

/** Lists in each other from items in a row. A level that is skipped opens one list only. */
export function nested(items: readonly Item[]): Element[] {
  const out: Element[] = [];
  const open: { list: Element; level: number; ordered: boolean }[] = [];
  for (const { level, number, children } of items) {
    const ordered = number !== null;
    while (open.length > 0) {
      const last = open.at(-1);
      if (!last || last.level < level || (last.level === level && last.ordered === ordered)) break;
      open.pop();
    }
    const current = open.at(-1);
    if (current?.level === level) current.list.children.push(element('li', {}, children));
    else {
      const list = element(ordered ? 'ol' : 'ul', ordered && number !== 1 ? { start: number } : {}, [
        element('li', {}, children),
      ]);
      const item = current?.list.children.findLast((child) => isElement(child, 'li'));
      if (isElement(item)) item.children.push(list);
      else out.push(list);
      open.push({ list, level, ordered });
    }
  }
  return out;
}
