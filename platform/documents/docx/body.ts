import type { Element, ElementContent } from 'hast';
import { element } from '../html/nodes';
import { assembled, type Piece } from '../ooxml/assemble';
import { chosen } from '../ooxml/graphics';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';
import type { DocxContext } from './context';
import { type ParagraphContent, readParagraph } from './paragraph';

/** Blocks of a document's body, of a cell, a note or a box. */
export function readBlocks(elements: readonly XmlElement[], context: DocxContext): ElementContent[] {
  return assembled(elements.flatMap((each) => piecesOf(each, context)));
}

function piecesOf(each: XmlElement, context: DocxContext): Piece[] {
  switch (each.name) {
    case 'w:p':
      return paragraph(each, context);
    case 'w:tbl':
      return [{ kind: 'block', nodes: [table(each, context)] }];
    case 'w:sdt': {
      const gallery = findAll(childOf(each, 'w:sdtPr'), 'w:docPartGallery').map(
        (part) => attribute(part, 'w:val') ?? '',
      );
      if (gallery.some((name) => /table of contents/i.test(name))) {
        context.skipped(each);
        return [];
      }
      return childrenOf(childOf(each, 'w:sdtContent')).flatMap((child) => piecesOf(child, context));
    }
    case 'w:ins':
    case 'w:moveTo':
    case 'w:customXml':
    case 'w:smartTag':
      return chosen(each).flatMap((child) => piecesOf(child, context));
    case 'mc:AlternateContent':
      return chosen({ name: '', attributes: {}, children: [each] }).flatMap((child) => piecesOf(child, context));
    case 'm:oMathPara':
    case 'm:oMath':
      return paragraph({ name: 'w:p', attributes: {}, children: [each] }, context);
    default:
      return [];
  }
}

function paragraph(each: XmlElement, context: DocxContext): Piece[] {
  const own = childOf(each, 'w:pPr');
  const style = attribute(childOf(own, 'w:pStyle'), 'w:val');
  const role = context.styles.role(style);
  const content = readParagraph(each, style, context);
  const boxes: Piece[] = boxesOf(content, context);
  if (role === 'contents') context.dropped(content.inline.raw);
  if (role === 'contents' || content.inline.isEmpty) return boxes;
  return [main(content, style, own, context, role), ...boxes];
}

function main(
  { inline, size, bold }: ParagraphContent,
  style: string | null,
  own: XmlElement | null,
  context: DocxContext,
  role: ReturnType<DocxContext['styles']['role']>,
): Piece {
  const { styles, numbering } = context;
  const depth = role === 'title' ? 1 : styles.heading(style, own);
  if (depth !== null) return { kind: 'block', nodes: [element(`h${Math.min(6, depth)}`, {}, inline.nodes(true))] };
  const list = styles.setting(style, own, 'w:numPr');
  const level = Number(attribute(childOf(list, 'w:ilvl'), 'w:val') ?? 0) || 0;
  const number = list
    ? numbering.next(attribute(childOf(list, 'w:numId'), 'w:val') ?? '', Math.min(8, level))
    : undefined;
  if (number !== undefined) return { kind: 'item', item: { level, number, children: inline.nodes() } };
  if (role === 'code' || inline.isCode) return { kind: 'code', text: inline.raw };
  const node = element(
    'p',
    { dataSize: size === null ? null : `${size}`, dataBold: bold ? 'true' : null },
    inline.nodes(),
  );
  if (role === 'quote') return { kind: 'quote', node };
  if (role === 'caption') return { kind: 'caption', node };
  if (role === 'term') return { kind: 'term', node: element('dt', {}, inline.nodes(true)) };
  if (role === 'definition') return { kind: 'definition', node: element('dd', {}, inline.nodes()) };
  return { kind: 'block', nodes: [node] };
}

function boxesOf({ boxes }: ParagraphContent, context: DocxContext): Piece[] {
  const text = boxes.text.map((box): Piece => ({ kind: 'block', nodes: readBlocks(childrenOf(box), context) }));
  return boxes.data.length === 0 ? text : [...text, { kind: 'block', nodes: boxes.data }];
}

interface Cell {
  element: Element;
  column: number;
  /** `w:vMerge` without `restart`: goes on with the cell above. */
  merged: boolean;
}

function table(each: XmlElement, context: DocxContext): Element {
  const above = new Map<number, Element>();
  const rows = findAll(each, 'w:tr').map((row) => {
    const properties = childOf(row, 'w:trPr');
    const isHead = isOn(childOf(properties, 'w:tblHeader'));
    const cells = cellsOf(
      row,
      Number(attribute(childOf(properties, 'w:gridBefore'), 'w:val') ?? 0),
      isHead ? 'th' : 'td',
      context,
    );
    for (const { element: cell, column, merged } of cells) {
      const over = above.get(column);
      if (merged && over) over.properties.rowSpan = Number(over.properties.rowSpan ?? 1) + 1;
      else above.set(column, cell);
    }
    return element(
      'tr',
      {},
      cells.filter(({ column, merged }) => !(merged && above.has(column))).map((cell) => cell.element),
    );
  });
  return element('table', {}, [element('tbody', {}, rows)]);
}

function cellsOf(row: XmlElement, before: number, tag: 'th' | 'td', context: DocxContext): Cell[] {
  const out: Cell[] = [];
  let column = before;
  if (before > 0) out.push({ element: element(tag, { colSpan: before }), column: 0, merged: false });
  for (const cell of findAll(row, 'w:tc')) {
    const properties = childOf(cell, 'w:tcPr');
    const span = Math.max(1, Number(attribute(childOf(properties, 'w:gridSpan'), 'w:val') ?? 1) || 1);
    const vertical = childOf(properties, 'w:vMerge');
    const merged = vertical !== null && attribute(vertical, 'w:val') !== 'restart';
    const content = readBlocks(childrenOf(cell), context);
    out.push({ element: element(tag, span > 1 ? { colSpan: span } : {}, content), column, merged });
    column += span;
  }
  return out;
}

function isOn(setting: XmlElement | null): boolean {
  return setting !== null && !/^(?:0|false|off)$/.test(attribute(setting, 'w:val') ?? '');
}
