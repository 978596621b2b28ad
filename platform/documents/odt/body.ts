import type { Element, ElementContent } from 'hast';
import { element, isElement } from '../html/nodes';
import { assembled, type Piece } from '../ooxml/assemble';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childrenOf, findAll } from '../xml/walk';
import type { OdtContext } from './context';
import { readOdtParagraph } from './paragraph';

/** Indexes repeat what stands elsewhere. */
const LEFT_OUT =
  /^(?:text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|tracked-changes|sequence-decls|variable-decls|user-field-decls)|office:forms|office:annotation)$/;

/** Blocks of a document's body, of a cell, a note or a box. */
export function readOdtBlocks(parent: XmlElement, context: OdtContext): ElementContent[] {
  return assembled(childrenOf(parent).flatMap((child) => piecesOf(child, context)));
}

function piecesOf(each: XmlElement, context: OdtContext): Piece[] {
  switch (each.name) {
    case 'text:h':
    case 'text:p':
      return paragraph(each, context);
    case 'text:list':
    case 'text:numbered-paragraph':
      return [{ kind: 'block', nodes: list(each, null, 1, context) }];
    case 'table:table':
      return [{ kind: 'block', nodes: [table(each, context)] }];
    case 'text:soft-page-break':
      context.breakPage();
      return [];
    case 'draw:frame':
      return paragraph({ name: 'text:p', attributes: {}, children: [each] }, context);
    default:
      if (LEFT_OUT.test(each.name)) {
        for (const _ of findAll(each, 'text:soft-page-break')) context.breakPage();
        return [];
      }
      return childrenOf(each).flatMap((child) => piecesOf(child, context));
  }
}

function paragraph(each: XmlElement, context: OdtContext): Piece[] {
  const style = attribute(each, 'text:style-name');
  const { inline, boxes } = readOdtParagraph(each, style, context);
  const rest: Piece[] = boxes.map((box) => ({ kind: 'block', nodes: readOdtBlocks(box, context) }));
  if (!inline.isEmpty) return [main(each, style, inline, context), ...rest];
  // An empty line of a program.
  return context.styles.role(style) === 'code' ? [{ kind: 'code', text: '' }, ...rest] : rest;
}

function main(
  each: XmlElement,
  style: string | null,
  inline: ReturnType<typeof readOdtParagraph>['inline'],
  { styles }: OdtContext,
): Piece {
  const role = styles.role(style);
  const outline = each.name === 'text:h' ? Number(attribute(each, 'text:outline-level') ?? 1) || 1 : null;
  const depth = role === 'title' ? 1 : (outline ?? styles.heading(style));
  if (depth !== null)
    return { kind: 'block', nodes: [element(`h${Math.min(6, Math.max(1, depth))}`, {}, inline.nodes(true))] };
  if (role === 'code' || inline.isCode) return { kind: 'code', text: inline.raw };
  const node = element('p', {}, inline.nodes());
  if (role === 'quote') return { kind: 'quote', node };
  if (role === 'caption') return { kind: 'caption', node };
  if (role === 'term') return { kind: 'term', node: element('dt', {}, inline.nodes(true)) };
  return role === 'definition'
    ? { kind: 'definition', node: element('dd', {}, inline.nodes()) }
    : { kind: 'block', nodes: [node] };
}

/** A list and the lists in it. Headings that are numbered as items are headings, beside the list. */
function list(each: XmlElement, outer: string | null, level: number, context: OdtContext): ElementContent[] {
  const style = attribute(each, 'text:style-name') ?? outer;
  const { ordered, start } = context.styles.level(style, level);
  const key = `${style} ${level}`;
  const goesOn =
    attribute(each, 'text:continue-numbering') === 'true' || attribute(each, 'text:continue-list') !== null;
  let number = goesOn ? (context.counts.get(key) ?? start - 1) : start - 1;
  const out: ElementContent[] = [];
  const items: Element[] = [];
  const first = number + 1;
  for (const item of childrenOf(each)) {
    if (item.name === 'text:soft-page-break') context.breakPage();
    if (item.name !== 'text:list-item' && item.name !== 'text:list-header') continue;
    number = Number(attribute(item, 'text:start-value') ?? number + 1) || number + 1;
    const pieces = childrenOf(item).flatMap((child) =>
      child.name === 'text:list'
        ? [{ kind: 'block' as const, nodes: list(child, style, level + 1, context) }]
        : piecesOf(child, context),
    );
    const content = assembled(pieces);
    if (content.some((node) => isElement(node) && /^h[1-6]$/.test(node.tagName))) out.push(...content);
    else if (content.length > 0) items.push(element('li', {}, content));
  }
  context.counts.set(key, number);
  if (items.length > 0) out.push(element(ordered ? 'ol' : 'ul', ordered && first !== 1 ? { start: first } : {}, items));
  return out;
}

/** Rows and cells may be written once and meant often, as empty ones at the edge of a sheet are. */
const MAX_REPEATS = 100;

function table(each: XmlElement, context: OdtContext): Element {
  const heads = new Set(findAll(each, 'table:table-header-rows').flatMap((head) => findAll(head, 'table:table-row')));
  const rows = findAll(each, 'table:table-row').flatMap((row) => {
    const cells = childrenOf(row, 'table:table-cell').flatMap((cell) => {
      const number = (name: string) => Math.max(1, Number(attribute(cell, `table:${name}`) ?? 1) || 1);
      const spans = { colSpan: number('number-columns-spanned'), rowSpan: number('number-rows-spanned') };
      const content = readOdtBlocks(cell, context);
      const repeats = content.length === 0 ? 1 : Math.min(MAX_REPEATS, number('number-columns-repeated'));
      return Array.from({ length: repeats }, () =>
        element(heads.has(row) ? 'th' : 'td', spans, structuredClone(content)),
      );
    });
    const repeats = Math.min(MAX_REPEATS, Number(attribute(row, 'table:number-rows-repeated') ?? 1) || 1);
    return cells.every((cell) => cell.children.length === 0)
      ? []
      : Array.from({ length: repeats }, () => element('tr', {}, structuredClone(cells)));
  });
  return element('table', {}, [element('tbody', {}, rows)]);
}
