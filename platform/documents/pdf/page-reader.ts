import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DocumentError } from '../errors';
import type { DocumentImage, DocumentWarning, ReadOptions } from '../types';
import { drawPart } from './draw';
import type { Engine } from './engine';
import type { Box } from './geometry';
import { type Figure, layoutOf, type PageLayout } from './layout';
import { readPage } from './read-page';
import { isScanned, withRecognisedText } from './scanned';

/** Points in an inch of the page, and the longest side, of a figure's picture. */
const FIGURE = { dpi: 160, maxSide: 1_400 };
/** Pages after which fonts and pictures that the library keeps for later pages are let go. */
const PAGES_KEPT = 100;
/** Bytes of all pictures of one document. */
const MAX_IMAGE_BYTES = 96 * 1024 * 1024;

/** Reads a document page by page, keeping of each no more than its text and the pictures in it. */
export class PageReader {
  readonly layouts: PageLayout[] = [];
  readonly images: DocumentImage[] = [];
  /** Pages were left unread, since the text is as long as the limits allow. */
  cut = false;
  private imageBytes = 0;
  private leftOut = 0;
  private letters = 0;
  private readonly unreadable: number[] = [];
  private readonly scanned: number[] = [];
  private readonly recognised: number[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly pdf: PDFDocumentProxy,
    private readonly options: ReadOptions,
  ) {}

  /** Reads all pages, one after the other. Stops where the text is longer than the limits allow. */
  async readAll(): Promise<void> {
    const info = await this.pdf.getMarkInfo().catch(() => null);
    const tagged = info !== null && Reflect.get(info, 'Marked') === true;
    for (let number = 1; number <= this.pdf.numPages; number++) {
      await this.readOne(number, tagged);
      if (number % PAGES_KEPT === 0) await this.pdf.cleanup().catch(() => undefined);
      this.cut = this.letters > this.options.limits.maxTextLength && number < this.pdf.numPages;
      if (this.cut) return;
    }
  }

  /** @throws DocumentError `scanned` or `corrupt` where no page has any text */
  throwIfNothing(): void {
    if (
      this.layouts.some((layout) =>
        layout.regions.some((region) => region.elements.some((each) => each.kind === 'line')),
      )
    )
      return;
    if (this.scanned.length > 0)
      throw new DocumentError(
        'scanned',
        `${this.scanned.length} of ${this.pdf.numPages} pages are pictures without text`,
      );
    if (this.unreadable.length > 0) throw new DocumentError('corrupt', 'no page can be read');
    throw new DocumentError('empty', 'no text');
  }

  warnings(): DocumentWarning[] {
    const of = (code: DocumentWarning['code'], pages: readonly number[]): DocumentWarning[] =>
      pages.length > 0 ? [{ code, count: pages.length, detail: ranges(pages) }] : [];
    return [
      ...of('pages_without_text', this.scanned),
      ...of('text_by_ocr', this.recognised),
      ...of('part_unreadable', this.unreadable),
      ...(this.leftOut > 0 ? [{ code: 'pictures_left_out' as const, count: this.leftOut }] : []),
    ];
  }

  private async readOne(number: number, tagged: boolean): Promise<void> {
    let page: PDFPageProxy | null = null;
    try {
      page = await this.pdf.getPage(number);
      const layout = await this.layoutOf(page, tagged);
      if (layout) this.layouts.push(layout);
    } catch (error) {
      if (error instanceof DocumentError) throw error;
      this.unreadable.push(number);
    } finally {
      page?.cleanup();
    }
  }

  private async layoutOf(page: PDFPageProxy, tagged: boolean): Promise<PageLayout | null> {
    let content = await readPage(this.engine, page, tagged);
    if (isScanned(content)) {
      const { ocr } = this.options;
      const read = ocr ? await withRecognisedText(this.engine, page, content, ocr) : null;
      (read ? this.recognised : this.scanned).push(page.pageNumber);
      if (read === null) return null;
      content = read;
    }
    this.letters += content.runs.reduce((sum, run) => sum + run.text.length, 0);
    const layout = layoutOf(content);
    for (const figure of layout.figures) await this.keepPicture(page, figure);
    return layout;
  }

  private async keepPicture(page: PDFPageProxy, figure: Figure): Promise<void> {
    const room = this.images.length < this.options.limits.maxImages && this.imageBytes < MAX_IMAGE_BYTES;
    const drawn = room ? await drawPart(this.engine, page, widened(figure), FIGURE).catch(() => null) : null;
    if (drawn === null) {
      this.leftOut++;
      return;
    }
    const name = this.options.path.slice(this.options.path.lastIndexOf('/') + 1);
    const count = this.images.length + 1;
    figure.path = `${name}.images/${count}.${drawn.mediaType === 'image/png' ? 'png' : 'jpg'}`;
    this.imageBytes += drawn.bytes.length;
    this.images.push({ path: figure.path, bytes: drawn.bytes, mediaType: drawn.mediaType });
  }
}

/** With a little of what is around it: lines along its sides are half outside. */
function widened({ x0, y0, x1, y1 }: Figure): Box {
  return { x0: x0 - 3, y0: y0 - 3, x1: x1 + 3, y1: y1 + 3 };
}

/** "1–3, 7": pages as people write them. */
function ranges(pages: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const page of pages) {
    const last = parts.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else parts.push([page, page]);
  }
  const words = parts.slice(0, 30).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${words.join(', ')}${parts.length > 30 ? ', …' : ''}`;
}
