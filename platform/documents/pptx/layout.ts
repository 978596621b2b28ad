import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';

/** Where a shape stands on its slide, in EMU. */
export interface Box {
  x: number;
  y: number;
  height: number;
}

/** Placeholders of a slide's layout, by which shapes without a place of their own have one. */
export class Layout {
  private readonly shapes: { type: string; index: string; shape: XmlElement }[];
  /** `title`, `secHead`, `obj`, … */
  readonly type: string;

  constructor(root: XmlElement | null) {
    this.type = attribute(root, 'type') ?? '';
    this.shapes = findAll(childOf(root, 'p:cSld', 'p:spTree'), 'p:sp').flatMap((shape) => {
      const placeholder = placeholderOf(shape);
      return placeholder ? [{ ...placeholder, shape }] : [];
    });
  }

  private find(shape: XmlElement): XmlElement | null {
    const own = placeholderOf(shape);
    if (!own) return null;
    const byIndex = own.index === '' ? undefined : this.shapes.find(({ index }) => index === own.index);
    return (byIndex ?? this.shapes.find(({ type }) => sameType(type, own.type)))?.shape ?? null;
  }

  /** Own place, else the layout's; null where neither says. */
  boxOf(shape: XmlElement): Box | null {
    return boxIn(shape) ?? boxIn(this.find(shape));
  }

  /** Whether the layout says that paragraphs of this level have no bullet. */
  withoutBullet(shape: XmlElement, level: number): boolean {
    const list = childOf(this.find(shape), 'p:txBody', 'a:lstStyle', `a:lvl${level + 1}pPr`);
    return childOf(list, 'a:buNone') !== null;
  }
}

function sameType(a: string, b: string): boolean {
  const plain = (type: string) => (type === 'ctrTitle' ? 'title' : type === '' ? 'obj' : type);
  return plain(a) === plain(b);
}

/** What a shape holds by its kind of placeholder; null for a shape of its own. An empty type stands for any content. */
export function placeholderOf(shape: XmlElement): { type: string; index: string } | null {
  const found = childrenOf(shape)
    .filter(({ name }) => /^p:nv\w+Pr$/.test(name))
    .map((each) => childOf(each, 'p:nvPr', 'p:ph'))
    .find((each) => each !== null);
  return found ? { type: attribute(found, 'type') ?? '', index: attribute(found, 'idx') ?? '' } : null;
}

function boxIn(shape: XmlElement | null): Box | null {
  const transform =
    childOf(shape, 'p:spPr', 'a:xfrm') ?? childOf(shape, 'p:xfrm') ?? childOf(shape, 'p:grpSpPr', 'a:xfrm');
  const offset = childOf(transform, 'a:off');
  if (!offset) return null;
  const number = (element: XmlElement | null, name: string) => Number(attribute(element, name) ?? 0) || 0;
  return { x: number(offset, 'x'), y: number(offset, 'y'), height: number(childOf(transform, 'a:ext'), 'cy') };
}

/** Shapes as one reads them: rows from the top, in a row from the left. What has no place follows what stands before it in the file. */
export function inReadingOrder<T extends { box: Box | null }>(shapes: readonly T[]): T[] {
  let last: Box = { x: 0, y: 0, height: 0 };
  const placed = shapes.map((shape) => {
    last = shape.box ?? last;
    return { shape, box: last };
  });
  const rows: { top: number; height: number; shapes: typeof placed }[] = [];
  for (const each of [...placed].sort((a, b) => a.box.y - b.box.y)) {
    const row = rows.at(-1);
    if (row && each.box.y < row.top + Math.min(row.height, each.box.height) / 2) row.shapes.push(each);
    else rows.push({ top: each.box.y, height: each.box.height, shapes: [each] });
  }
  return rows.flatMap((row) => row.shapes.sort((a, b) => a.box.x - b.box.x).map(({ shape }) => shape));
}
