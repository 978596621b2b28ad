import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Engine } from './engine';
import type { Matrix } from './geometry';
import type { PageContent, Tag } from './page-content';
import { graphicsOf } from './page-graphics';
import { tagsOf } from './page-structure';
import { runsOf } from './page-text';

/** Reads what one page holds; the caller cleans the page up. */
export async function readPage(engine: Engine, page: PDFPageProxy, tagged: boolean): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const [a, b, c, d, e, f] = viewport.transform.map(Number);
  const base: Matrix = [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
  const tags = tagged ? tagsOf(await page.getStructTree()) : new Map<string, Tag>();
  const operators = await page.getOperatorList();
  const graphics = graphicsOf(engine.library.OPS, operators, base, viewport, tags);
  const text = await page.getTextContent({ includeMarkedContent: true });
  const { runs, unknown } = runsOf(text, page, base, tags);
  return {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    runs: runs.filter(
      (run) => run.turn !== 0 || (run.x1 > 0 && run.x0 < viewport.width && run.y1 > 0 && run.y0 < viewport.height),
    ),
    ...graphics,
    unknown,
  };
}
