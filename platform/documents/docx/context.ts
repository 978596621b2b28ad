import type { ElementContent } from 'hast';
import type { Formula } from '../html/formulas';
import { FORMULA_CLOSE, FORMULA_OPEN } from '../html/formulas';
import { markOf } from '../html/marks';
import { ommlToLatex } from '../math/omml';
import type { Relation } from '../ooxml/office-package';
import type { XmlElement } from '../xml/parse-xml';
import { findAll } from '../xml/walk';
import type { Numbering } from './numbering';
import type { Styles } from './styles';

/** What was read of a drawing before: pictures in the line, charts after it. */
export interface Drawn {
  images: ElementContent[];
  data: ElementContent[];
}

/** What the paragraphs of one part of a document share. */
export class DocxContext {
  readonly formulas: Formula[] = [];
  formulasLeftOut = 0;
  /** Page that the text is on, from 1. */
  page = 1;
  /** Fields that are open, outermost first. */
  readonly fields: { instruction: string; inResult: boolean }[] = [];
  /** Notes that the text refers to, in order. */
  readonly notes: { id: string; kind: 'footnote' | 'endnote' }[] = [];
  private pendingMarks = '';

  constructor(
    readonly styles: Styles,
    readonly numbering: Numbering,
    public relations: ReadonlyMap<string, Relation>,
    readonly drawings: ReadonlyMap<XmlElement, Drawn>,
  ) {}

  /** A page ends here, as Word last laid the document out. */
  breakPage(): void {
    this.page++;
    this.pendingMarks += markOf(this.page);
  }

  /** Pages that end in what is not taken over. */
  skipped(element: XmlElement): void {
    for (const _ of findAll(element, 'w:lastRenderedPageBreak')) this.breakPage();
  }

  /** Text with the marks of the pages that began since the text before it. */
  marked(text: string): string {
    if (text.trim() === '' || this.pendingMarks === '') return text;
    const marks = this.pendingMarks;
    this.pendingMarks = '';
    return marks + text;
  }

  /** Text that is left out after all gives its marks to what comes next. */
  dropped(text: string): void {
    this.pendingMarks = (text.match(/\uFDD2\d+\uFDD3/g) ?? []).join('') + this.pendingMarks;
  }

  /** What stands in the text for a formula; '' where it comes to nothing. */
  formula(element: XmlElement, display: boolean): string {
    const latex = ommlToLatex(element);
    if (latex === '') {
      if (findAll(element, 'm:r').length > 0) this.formulasLeftOut++;
      return '';
    }
    this.formulas.push({ latex, display });
    return `${FORMULA_OPEN}${this.formulas.length - 1}${FORMULA_CLOSE}`;
  }

  /** Whether text is left out because of the field that it is in: instructions, tables of contents, page numbers. */
  get inSilentField(): boolean {
    return this.fields.some(
      ({ instruction, inResult }) => !inResult || /^\s*(?:TOC|INDEX|TOA|PAGE|NUMPAGES|PAGEREF)\b/i.test(instruction),
    );
  }

  /** Address of the link that an open field makes, null for none. */
  get fieldLink(): string | null {
    for (const { instruction } of this.fields) {
      const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|(\\l)\s+"([^"]*)"|(\S+))/i.exec(instruction);
      if (match) return match[2] ? `#${match[3] ?? ''}` : (match[1] ?? match[4] ?? null);
    }
    return null;
  }
}
