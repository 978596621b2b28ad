import { DocumentError } from '../errors';
import type { DocumentLimits, Place, ReadDocument } from '../types';

/** Gathers the blocks of a document's Markdown, an empty line between them, and the places that they come from. */
export class DocumentText {
  private readonly blocks: string[] = [];
  private readonly places: Place[] = [];
  private length = 0;

  constructor(private readonly limits: Pick<DocumentLimits, 'maxTextLength'>) {}

  /** Markdown so far, UTF-16 units. */
  get size(): number {
    return this.length;
  }

  /**
   * Adds a block; one without text is nothing. Blocks of the same place that follow each other share it.
   *
   * @throws DocumentError `too_large`
   */
  add(markdown: string, place?: Omit<Place, 'start' | 'end'>): void {
    const block = clean(markdown);
    if (block === '') return;
    const start = this.length === 0 ? 0 : this.length + 2;
    this.length = start + block.length;
    if (this.length > this.limits.maxTextLength) {
      throw new DocumentError(
        'too_large',
        `more than ${this.limits.maxTextLength.toLocaleString('en')} characters of text`,
      );
    }
    this.blocks.push(block);
    if (!place) return;
    const last = this.places.at(-1);
    if (last && last.kind === place.kind && last.number === place.number && last.label === place.label)
      last.end = this.length;
    else this.places.push({ ...place, start, end: this.length });
  }

  /**
   * Adds one block whose lines come from places of their own: the rows of a table. Lines without a place (its header) belong to none.
   *
   * @throws DocumentError `too_large`
   */
  addLines(lines: readonly { markdown: string; place?: Omit<Place, 'start' | 'end'> }[]): void {
    const cleaned = lines.map((line) => ({ ...line, markdown: clean(line.markdown).replace(/\n/g, ' ') }));
    const start = this.length === 0 ? 0 : this.length + 2;
    this.add(cleaned.map(({ markdown }) => markdown).join('\n'));
    let at = start;
    for (const { markdown, place } of cleaned) {
      if (place) this.places.push({ ...place, start: at, end: at + markdown.length });
      at += markdown.length + 1;
    }
  }

  /** @throws DocumentError `empty` where nothing was added */
  finish(rest: Partial<Pick<ReadDocument, 'title' | 'language' | 'images' | 'warnings'>> = {}): ReadDocument {
    if (this.blocks.length === 0) throw new DocumentError('empty');
    return {
      markdown: this.blocks.join('\n\n'),
      title: null,
      language: null,
      images: [],
      warnings: [],
      ...rest,
      places: this.places,
    };
  }
}

/** Without control characters, which no text should hold, and without empty lines around. */
function clean(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufeff]/gu, '')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}
