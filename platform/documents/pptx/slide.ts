import type { Element, ElementContent } from 'hast';
import { CONTAINER } from '../html/blocks';
import { element, isElement, lineOf } from '../html/nodes';
import { assembled, type Piece } from '../ooxml/assemble';
import { chosen, type Graphics } from '../ooxml/graphics';
import type { OfficePackage } from '../ooxml/office-package';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';
import { inReadingOrder, Layout, placeholderOf } from './layout';
import { lineNodes, type SlideContext, textPieces } from './text';

export interface Slide {
  /** Empty where the slide has none. */
  title: ElementContent[];
  content: ElementContent[];
  notes: ElementContent[];
  /** Of its layout: `title`, `secHead`, … */
  layout: string;
}

/** Placeholders that repeat on every slide. */
const FURNITURE = /^(?:dt|ftr|hdr|sldNum|sldImg)$/;
/** A slide without a title is called by its first line where that is shorter than this. Characters. */
const MAX_TITLE = 80;

/** Reads slides of one presentation. */
export class SlideReader {
  private readonly layouts = new Map<string, Layout>();

  constructor(
    private readonly office: OfficePackage,
    private readonly graphics: Graphics,
    private readonly context: SlideContext,
  ) {}

  async read(part: string, root: XmlElement): Promise<Slide> {
    this.context.relations = await this.office.relations(part);
    const layout = await this.layoutOf(part);
    const shapes = flat(childOf(root, 'p:cSld', 'p:spTree')).map((shape) => ({
      shape,
      box: layout.boxOf(shape),
      placeholder: placeholderOf(shape),
    }));
    const isTitle = ({ placeholder }: (typeof shapes)[number]) => /^(?:title|ctrTitle)$/.test(placeholder?.type ?? '-');
    const titles = shapes.filter(isTitle);
    const title = titles.flatMap(({ shape }) => lineNodes(childOf(shape, 'p:txBody'), this.context));
    const content: ElementContent[] = [];
    for (const each of inReadingOrder(
      shapes.filter((shape) => !isTitle(shape) && !FURNITURE.test(shape.placeholder?.type ?? '')),
    )) {
      content.push(...(await this.shape(part, each.shape, layout)));
    }
    return { ...named(title, content), notes: await this.notes(part), layout: layout.type };
  }

  private async layoutOf(part: string): Promise<Layout> {
    const path = (await this.office.related(part, 'slideLayout')) ?? '';
    const layout = this.layouts.get(path) ?? new Layout(await this.office.optional(path));
    this.layouts.set(path, layout);
    return layout;
  }

  private async shape(part: string, shape: XmlElement, layout: Layout): Promise<ElementContent[]> {
    if (shape.name === 'p:sp') {
      const body = childOf(shape, 'p:txBody');
      const type = placeholderOf(shape)?.type;
      const bulleted = (type === '' || type === 'body' || type === 'obj') && childrenOf(body, 'a:p').length > 1;
      const pieces = textPieces(body, (level) => bulleted && !layout.withoutBullet(shape, level), this.context);
      return [...assembled(pieces), ...(await this.pictures(part, shape))];
    }
    if (shape.name === 'p:pic') return this.pictures(part, shape);
    const tables = findAll(shape, 'a:tbl').map((table) => this.table(table));
    return [
      ...tables,
      ...(await this.graphics.data(part, shape)),
      ...(tables.length > 0 ? [] : await this.pictures(part, shape)),
    ];
  }

  private async pictures(part: string, shape: XmlElement): Promise<ElementContent[]> {
    const own = findAll(shape, 'p:cNvPr')[0];
    const alt = (attribute(own, 'descr') ?? attribute(own, 'title') ?? '').replace(/\s+/g, ' ').trim();
    const images = await this.graphics.images(part, shape, alt);
    return images.map((image) => element('p', {}, [image]));
  }

  private table(table: XmlElement): Element {
    const rows = childrenOf(table, 'a:tr').map((row, r) => {
      const isHead = r === 0 && attribute(childOf(table, 'a:tblPr'), 'firstRow') === '1';
      const cells = childrenOf(row, 'a:tc').filter(
        (cell) => !/^(?:1|true)$/.test(attribute(cell, 'hMerge') ?? attribute(cell, 'vMerge') ?? ''),
      );
      return element(
        'tr',
        {},
        cells.map((cell) => {
          const spans = {
            colSpan: Number(attribute(cell, 'gridSpan') ?? 1),
            rowSpan: Number(attribute(cell, 'rowSpan') ?? 1),
          };
          return element(
            isHead ? 'th' : 'td',
            spans,
            assembled(textPieces(childOf(cell, 'a:txBody'), () => false, this.context)),
          );
        }),
      );
    });
    return element('table', {}, [element('tbody', {}, rows)]);
  }

  /** What the speaker noted, as a box of its own. */
  private async notes(part: string): Promise<ElementContent[]> {
    const path = await this.office.related(part, 'notesSlide');
    const root = await this.office.optional(path);
    if (!root || path === null) return [];
    this.context.relations = await this.office.relations(path);
    const bodies = flat(childOf(root, 'p:cSld', 'p:spTree')).filter((shape) => placeholderOf(shape)?.type === 'body');
    const pieces: Piece[] = bodies.flatMap((shape) =>
      textPieces(childOf(shape, 'p:txBody'), () => false, this.context),
    );
    return pieces.length === 0 ? [] : [element(CONTAINER, { dataName: 'note' }, assembled(pieces))];
  }
}

/** Shapes of a slide, those of groups among them. */
function flat(tree: XmlElement | null): XmlElement[] {
  if (!tree) return [];
  return chosen(tree).flatMap((shape) =>
    shape.name === 'p:grpSp' ? flat(shape) : /^p:(?:sp|pic|graphicFrame)$/.test(shape.name) ? [shape] : [],
  );
}

/** A slide without a title takes its first line for one, where that stands alone and is short. */
function named(
  title: ElementContent[],
  content: ElementContent[],
): { title: ElementContent[]; content: ElementContent[] } {
  const [first, ...rest] = content;
  const hasTitle = lineOf(element('p', {}, title)) !== '';
  if (
    hasTitle ||
    !isElement(first, 'p') ||
    lineOf(first) === '' ||
    lineOf(first).length > MAX_TITLE ||
    rest.length === 0
  )
    return { title: hasTitle ? title : [], content };
  return { title: first.children, content: rest };
}
