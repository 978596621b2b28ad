import type { ElementContent } from 'hast';
import { element } from '../html/nodes';
import { NOTE_REFERENCE } from '../html/notes';
import { chosen } from '../ooxml/graphics';
import { Inline, type TextFormat } from '../ooxml/inline';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll, textOf } from '../xml/walk';
import type { DocxContext } from './context';

/** A paragraph's content: text in line, and boxes and charts that hang on it. */
export interface ParagraphContent {
  inline: Inline;
  boxes: { text: XmlElement[]; data: ElementContent[] };
  /** Half points of its first text. */
  size: number | null;
  /** Whether all its text is bold. */
  bold: boolean;
}

/** Reads the runs of a paragraph. */
export function readParagraph(paragraph: XmlElement, style: string | null, context: DocxContext): ParagraphContent {
  const reader = new RunReader(style, context);
  const inner = childrenOf(paragraph).filter(({ name }) => name !== 'w:pPr');
  const only = inner.filter(({ name }) => !/^w:(?:bookmark|proofErr)/.test(name));
  reader.onlyFormula = only.length === 1 && only[0]?.name === 'm:oMath';
  for (const child of chosen(paragraph)) reader.read(child, null);
  return { inline: reader.inline, boxes: reader.boxes, size: reader.size, bold: reader.bold };
}

class RunReader {
  readonly inline = new Inline();
  readonly boxes: ParagraphContent['boxes'] = { text: [], data: [] };
  size: number | null = null;
  bold = true;
  onlyFormula = false;

  constructor(
    private readonly style: string | null,
    private readonly context: DocxContext,
  ) {}

  read(element: XmlElement, link: string | null): void {
    switch (element.name) {
      case 'w:r':
        this.run(element, link);
        return;
      case 'w:hyperlink':
        this.all(element, this.target(element) ?? link);
        return;
      case 'w:fldSimple':
        this.context.fields.push({ instruction: attribute(element, 'w:instr') ?? '', inResult: true });
        this.all(element, link);
        this.context.fields.pop();
        return;
      case 'm:oMathPara':
        for (const each of findAll(element, 'm:oMath')) this.formula(each, true);
        return;
      case 'm:oMath':
        this.formula(element, this.onlyFormula);
        return;
      case 'w:bookmarkStart': {
        const name = attribute(element, 'w:name') ?? '';
        if (name !== '' && name !== '_GoBack') this.inline.node(anchor(name));
        return;
      }
      case 'w:del':
      case 'w:moveFrom':
      case 'w:pPr':
      case 'w:sdtPr':
        this.context.skipped(element);
        return;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:smartTag':
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:dir':
      case 'w:bdo':
      case 'w:customXml':
        this.all(element, link);
        return;
      default:
    }
  }

  private all(element: XmlElement, link: string | null): void {
    for (const child of chosen(element)) this.read(child, link);
  }

  private target(element: XmlElement): string | null {
    const anchorName = attribute(element, 'w:anchor');
    const relation = this.context.relations.get(attribute(element, 'r:id') ?? '');
    if (relation?.external) return relation.target + (anchorName === null ? '' : `#${anchorName}`);
    return anchorName === null ? null : `#${anchorName}`;
  }

  private formula(element: XmlElement, display: boolean): void {
    const placeholder = this.context.formula(element, display);
    this.inline.text(this.context.marked(placeholder), {
      bold: false,
      italic: false,
      strike: false,
      code: false,
      vertical: null,
      link: null,
    });
  }

  private run(run: XmlElement, outer: string | null): void {
    const own = childOf(run, 'w:rPr');
    const { hidden, size, ...shown } = this.context.styles.format(this.style, own);
    const format: TextFormat = { ...shown, link: outer ?? this.context.fieldLink };
    for (const child of chosen(run)) {
      if (child.name === 'w:lastRenderedPageBreak') this.context.breakPage();
      else if (child.name === 'w:fldChar') this.field(attribute(child, 'w:fldCharType'));
      else if (child.name === 'w:instrText') {
        const field = this.context.fields.at(-1);
        if (field && !field.inResult) field.instruction += textOf(child);
      } else if (!hidden && !this.context.inSilentField) {
        format.link = outer ?? this.context.fieldLink;
        this.part(child, format, size);
      }
    }
  }

  private field(type: string | null): void {
    const { fields } = this.context;
    const last = fields.at(-1);
    if (type === 'begin') fields.push({ instruction: '', inResult: false });
    else if (type === 'separate' && last) last.inResult = true;
    else if (type === 'end') fields.pop();
  }

  private part(child: XmlElement, format: TextFormat, size: number | null): void {
    const add = (text: string) => this.inline.text(this.context.marked(text), format);
    switch (child.name) {
      case 'w:t': {
        const text = textOf(child);
        if (text.trim() !== '') {
          this.size ??= size;
          this.bold &&= format.bold;
        }
        add(text);
        return;
      }
      case 'w:tab':
        add('\t');
        return;
      case 'w:noBreakHyphen':
        add('\u2011');
        return;
      case 'w:sym':
        add(symbol(child));
        return;
      case 'w:br':
      case 'w:cr':
        if (!/^(?:page|column)$/.test(attribute(child, 'w:type') ?? '')) this.inline.node(element('br'));
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = child.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const id = attribute(child, 'w:id') ?? '';
        this.context.notes.push({ id, kind });
        this.inline.node(element(NOTE_REFERENCE, { dataNote: noteName(kind, id) }));
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.drawing(child, format.link);
        return;
      default:
    }
  }

  private drawing(drawing: XmlElement, link: string | null): void {
    const drawn = this.context.drawings.get(drawing);
    for (const image of drawn?.images ?? []) this.inline.node(image, link);
    this.boxes.data.push(...(drawn?.data ?? []));
    this.boxes.text.push(...findAll(drawing, 'w:txbxContent'));
  }
}

export function noteName(kind: 'footnote' | 'endnote', id: string): string {
  return kind === 'footnote' ? id : `e${id}`;
}

function anchor(name: string): ElementContent {
  return element('a', { id: name });
}

/** A character of a symbol font; those of the private area mean what the same place of the font's own set means. */
function symbol(element: XmlElement): string {
  const code = Number.parseInt(attribute(element, 'w:char') ?? '', 16);
  const font = attribute(element, 'w:font') ?? '';
  if (!Number.isFinite(code) || code <= 0 || code > 0xffff) return '';
  const plain = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^symbol$/i.test(font)) return GREEK[String.fromCharCode(plain)] ?? '';
  return /wingdings|webdings/i.test(font) ? (DINGBATS[plain] ?? '') : plain >= 32 ? String.fromCharCode(plain) : '';
}

const GREEK: Record<string, string> = Object.fromEntries(
  [...'aαbβgγdδeεzζhηqθiιkκlλmμnνxξpπrρsστtυuυfφjϕcχyψwωGΓDΔQΘLΛXΞPΠSΣFΦYΨWΩ'].flatMap((character, i, all) =>
    i % 2 === 0 ? [[character, all[i + 1] ?? '']] : [],
  ),
);
const DINGBATS: Record<number, string> = {
  74: '☺',
  224: '→',
  223: '←',
  232: '➔',
  243: '⇔',
  251: '✗',
  252: '✓',
  254: '☑',
  168: '☐',
  111: '☐',
};
