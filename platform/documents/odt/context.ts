import type { ElementContent } from 'hast';
import { FORMULA_CLOSE, FORMULA_OPEN, type Formula } from '../html/formulas';
import { markOf } from '../html/marks';
import type { XmlElement } from '../xml/parse-xml';
import type { OdtStyles } from './styles';

/** What a frame holds, read beforehand as it lies in other parts of the package. */
export type Framed =
  | { kind: 'image'; node: ElementContent }
  | { kind: 'formula'; latex: string }
  | { kind: 'blocks'; root: XmlElement }
  | null;

/** What the blocks of one document share. */
export class OdtContext {
  readonly formulas: Formula[] = [];
  readonly notes: { name: string; body: XmlElement }[] = [];
  /** Page that the text is on, from 1. */
  page = 1;
  /** The number that the last list of a style ended with. */
  readonly counts = new Map<string, number>();
  private pendingMarks = '';

  constructor(
    readonly styles: OdtStyles,
    readonly frames: ReadonlyMap<XmlElement, Framed>,
  ) {}

  breakPage(): void {
    this.page++;
    this.pendingMarks += markOf(this.page);
  }

  marked(text: string): string {
    if (text.trim() === '' || this.pendingMarks === '') return text;
    const marks = this.pendingMarks;
    this.pendingMarks = '';
    return marks + text;
  }

  formula(latex: string, display: boolean): string {
    this.formulas.push({ latex, display });
    return `${FORMULA_OPEN}${this.formulas.length - 1}${FORMULA_CLOSE}`;
  }
}
