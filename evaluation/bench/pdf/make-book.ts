import PDFDocument from 'pdfkit';

const [LEFT, TOP, BOTTOM, WIDTH] = [72, 84, 720, 468];

/**
 * A PDF of so many pages set from Markdown sources: headings, paragraphs, lists and code in their fonts, a running header, page numbers, a
 * drawing on every tenth page. The sources are set again and again until the pages are full.
 */
export async function makeBook(sources: readonly string[], pages: number): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({ size: 'LETTER', margin: 0, autoFirstPage: false, info: { Title: 'A long book' } });
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  const book = { page: 0, y: BOTTOM };
  const turn = () => {
    book.page++;
    doc.addPage();
    doc.font('Helvetica').fontSize(9).text('A long book', LEFT, 48, { lineBreak: false });
    doc.text(String(book.page), LEFT + WIDTH - 20, 48, { lineBreak: false });
    book.y = TOP;
    if (book.page % 10 === 0) draw(doc, book);
  };
  for (let round = 1; book.page < pages; round++) {
    for (const source of sources)
      for (const { text, font, size, gap } of piecesOf(source, round)) {
        for (const line of linesOf(doc, text, font, size)) {
          if (book.y + size > BOTTOM) {
            if (book.page >= pages) break;
            turn();
          }
          if (line !== '') doc.font(font).fontSize(size).text(line, LEFT, book.y, { lineBreak: false });
          book.y += size * 1.2;
        }
        book.y += gap;
      }
  }
  doc.end();
  await ended;
  return Uint8Array.from(Buffer.concat(pieces));
}

interface Piece {
  text: string;
  font: string;
  size: number;
  gap: number;
}

function piecesOf(markdown: string, round: number): Piece[] {
  const pieces: Piece[] = [];
  for (const part of markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\n(?=```)|(?<=\n```)\n|\n{2,}/)) {
    // The standard fonts hold Latin letters alone.
    const text = part.replace(/[^\u0020-\u007e\n]/g, '').trim();
    const heading = /^(#{1,4}) +(.*)/.exec(text);
    if (text === '') continue;
    if (heading?.[1] && heading[2])
      pieces.push({
        text: `${round}. ${heading[2]}`,
        font: 'Helvetica-Bold',
        size: [20, 16, 13, 12][heading[1].length - 1] ?? 12,
        gap: 8,
      });
    else if (text.startsWith('```'))
      pieces.push({ text: text.replace(/^```.*\n?|```$/g, ''), font: 'Courier', size: 9, gap: 8 });
    else pieces.push({ text: text.replace(/\s*\n\s*/g, ' '), font: 'Times-Roman', size: 11, gap: 7 });
  }
  return pieces;
}

function linesOf(doc: PDFKit.PDFDocument, text: string, font: string, size: number): string[] {
  if (font === 'Courier') return text.split('\n').map((line) => line.slice(0, 86));
  doc.font(font).fontSize(size);
  const lines: string[] = [];
  let width = 0;
  for (const word of text.split(/\s+/)) {
    const more = doc.widthOfString(`${word} `);
    if (lines.length === 0 || width + more > WIDTH) {
      lines.push(word);
      width = more;
    } else {
      lines[lines.length - 1] += ` ${word}`;
      width += more;
    }
  }
  return lines;
}

function draw(doc: PDFKit.PDFDocument, book: { page: number; y: number }): void {
  doc.save();
  doc
    .moveTo(150, book.y + 10)
    .lineTo(150, book.y + 130)
    .lineTo(450, book.y + 130)
    .stroke();
  for (let at = 0; at < 40; at++)
    doc.circle(160 + at * 7, book.y + 70 + Math.sin((at + book.page) / 3) * 45, 3).fill('#2a6f97');
  doc.restore();
  book.y += 145;
  doc
    .font('Times-Roman')
    .fontSize(9)
    .text(`Figure ${book.page / 10}: A wave that goes on.`, 150, book.y);
  book.y += 30;
}
