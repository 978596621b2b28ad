import { inks, type Sheet } from './sheet';

/** A column of a table: its heading, its share of the width, and whether it holds numbers. */
export interface PdfColumn {
  header: string;
  share: number;
  numeric?: boolean;
}

/** The types of the library don't know the scope of a heading yet. */
interface CellOptions extends PDFKit.Mixins.StructureElementOptions {
  scope?: 'Column' | 'Row';
}

const PAD = 4;
/** Between columns. */
const GAP = 12;
const SIZE = 9;
const HEAD_SIZE = 8.5;

/** A table over the whole width, tagged as such; the heading stands again on each page that it goes on to. */
export function drawTable(
  sheet: Sheet,
  caption: string,
  columns: readonly PdfColumn[],
  rows: readonly (readonly string[])[],
): void {
  const { doc } = sheet;
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x = sheet.left;
  const places = columns.map((column) => {
    const width = (sheet.width * column.share) / total;
    const place = { ...column, x, width: width - GAP };
    x += width;
    return place;
  });
  const clean = rows.map((row) => row.map(sheet.clean));
  const heads = columns.map(({ header }) => sheet.clean(header));
  const heightOf = (cells: readonly string[], bold: boolean) => {
    sheet.set(bold ? 'bold' : 'text', bold ? HEAD_SIZE : SIZE);
    return (
      Math.max(...places.map(({ width }, i) => doc.heightOfString(cells[i] || ' ', { width, lineGap: 1 }))) + 2 * PAD
    );
  };
  const cellAt = (index: number, text: string, y: number, bold: boolean) => {
    const place = places[index];
    if (!place) return;
    sheet
      .set(bold ? 'bold' : 'text', bold ? HEAD_SIZE : SIZE, bold ? inks.soft : inks.ink)
      .text(text, place.x, y + PAD, {
        width: place.width,
        lineGap: 1,
        align: place.numeric ? 'right' : 'left',
      });
  };
  const rule = (y: number, ink: string, thick: number) => {
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + sheet.width, y)
      .lineWidth(thick)
      .strokeColor(ink)
      .stroke();
    doc.endMarkedContent();
  };

  const headHeight = heightOf(heads, true);
  sheet.room(headHeight + (clean[0] ? heightOf(clean[0], false) : 0) + 20);
  const table = sheet.branch('Table');
  table.add(
    doc.struct('Caption', {}, () =>
      sheet.set('bold', 10).text(sheet.clean(caption), sheet.left, doc.y, { width: sheet.width }),
    ),
  );
  const rowOf = (type: 'TH' | 'TD', cells: readonly string[], height: number, group: PDFKit.PDFStructureElement) => {
    const y = doc.y;
    const row = doc.struct('TR');
    group.add(row);
    cells.forEach((text, index) => {
      const head = type === 'TH' || index === 0;
      const options: CellOptions = head ? { scope: type === 'TH' ? 'Column' : 'Row' } : {};
      row.add(doc.struct(head ? 'TH' : 'TD', options, () => cellAt(index, text, y, type === 'TH')));
    });
    row.end();
    rule(y + height, type === 'TH' ? inks.ink : inks.rule, type === 'TH' ? 0.8 : 0.5);
    doc.y = y + height;
  };
  const head = doc.struct('THead');
  table.add(head);
  rowOf('TH', heads, headHeight, head);
  head.end();
  const body = doc.struct('TBody');
  table.add(body);
  for (const cells of clean) {
    const height = heightOf(cells, false);
    const page = doc.page;
    sheet.room(height);
    if (doc.page !== page) {
      const y = doc.y;
      doc.markContent('Artifact', { type: 'Layout' });
      heads.forEach((text, index) => {
        cellAt(index, text, y, true);
      });
      doc.endMarkedContent();
      rule(y + headHeight, inks.ink, 0.8);
      doc.y = y + headHeight;
    }
    rowOf('TD', cells, height, body);
  }
  body.end();
  table.end();
  doc.y += 10;
}
