import { element } from '../html/nodes';
import { NOTE_REFERENCE } from '../html/notes';
import { Inline } from '../ooxml/inline';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';
import type { OdtContext } from './context';
import type { OdtFormat } from './styles';

export interface OdtParagraph {
  inline: Inline;
  /** Text boxes, tables and charts that hang on the paragraph. */
  boxes: XmlElement[];
}

const SILENT =
  /^(?:office:annotation(?:-end)?|text:(?:note-citation|change(?:-start|-end)?|tracked-changes|hidden-text|page-number|page-count|toc-mark(?:-start|-end)?|alphabetical-index-mark(?:-start|-end)?|user-index-mark(?:-start|-end)?|ruby-text|script)|svg:(?:title|desc))$/;

/** Reads the text of a paragraph or heading. */
export function readOdtParagraph(paragraph: XmlElement, style: string | null, context: OdtContext): OdtParagraph {
  const reader = new TextReader(context, isOnlyFormula(paragraph, context));
  const format = context.styles.paragraph(style);
  if (!format.hidden) reader.all(paragraph, format, null);
  return { inline: reader.inline, boxes: reader.boxes };
}

/** A formula alone in its paragraph stands on a line of its own. */
function isOnlyFormula(paragraph: XmlElement, context: OdtContext): boolean {
  const parts = paragraph.children.filter((child) =>
    typeof child === 'string' ? child.trim() !== '' : child.name !== 'text:soft-page-break',
  );
  const [only] = parts;
  if (parts.length !== 1 || only === undefined || typeof only === 'string') return false;
  const frame = only.name === 'draw:frame' ? only : findAll(only, 'draw:frame')[0];
  return frame !== undefined && context.frames.get(frame)?.kind === 'formula';
}

class TextReader {
  readonly inline = new Inline();
  readonly boxes: XmlElement[] = [];

  constructor(
    private readonly context: OdtContext,
    private readonly display: boolean,
  ) {}

  all(parent: XmlElement, format: OdtFormat, link: string | null): void {
    for (const child of parent.children) {
      if (typeof child !== 'string') this.element(child, format, link);
      else if (!format.hidden) this.text(child.replace(/[ \t\r\n]+/g, ' '), format, link);
    }
  }

  private text(text: string, format: OdtFormat, link: string | null): void {
    const { bold, italic, strike, code, vertical } = format;
    this.inline.text(this.context.marked(text), { bold, italic, strike, code, vertical, link });
  }

  private element(child: XmlElement, format: OdtFormat, link: string | null): void {
    switch (child.name) {
      case 'text:span':
        this.all(child, this.context.styles.span(format, attribute(child, 'text:style-name')), link);
        return;
      case 'text:a':
      case 'draw:a':
        this.all(child, format, linkOf(attribute(child, 'xlink:href')) ?? link);
        return;
      case 'text:s':
        this.text(' '.repeat(Math.min(500, Number(attribute(child, 'text:c') ?? 1) || 1)), format, link);
        return;
      case 'text:tab':
        this.text('\t', format, link);
        return;
      case 'text:line-break':
        this.inline.node(element('br'));
        return;
      case 'text:soft-page-break':
        this.context.breakPage();
        return;
      case 'text:bookmark':
      case 'text:bookmark-start':
      case 'text:reference-mark':
      case 'text:reference-mark-start':
        this.inline.node(element('a', { id: attribute(child, 'text:name') ?? undefined }));
        return;
      case 'text:note':
        this.note(child);
        return;
      case 'draw:frame':
        this.frame(child, link);
        return;
      default:
        if (!SILENT.test(child.name)) this.all(child, format, link);
    }
  }

  private note(note: XmlElement): void {
    const body = childOf(note, 'text:note-body');
    if (!body) return;
    const name = `${this.context.notes.length + 1}`;
    this.context.notes.push({ name, body });
    this.inline.node(element(NOTE_REFERENCE, { dataNote: name }));
  }

  private frame(frame: XmlElement, link: string | null): void {
    const framed = this.context.frames.get(frame);
    if (framed?.kind === 'image') this.inline.node(framed.node, link);
    else if (framed?.kind === 'formula') {
      const plain = { bold: false, italic: false, strike: false, code: false, vertical: null, hidden: false };
      this.text(this.context.formula(framed.latex, this.display), plain, null);
    } else if (framed?.kind === 'blocks') this.boxes.push(framed.root);
    else
      this.boxes.push(
        ...childrenOf(frame, 'draw:text-box'),
        ...childrenOf(frame, 'table:table').map((table) => ({ name: '', attributes: {}, children: [table] })),
      );
  }
}

function linkOf(href: string | null): string | null {
  if (href === null) return null;
  return /^#/.test(href) ? href.replace(/\|(?:outline|region|frame|graphic|ole|table|sequence)$/, '') : href;
}
