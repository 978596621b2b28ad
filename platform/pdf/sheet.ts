import { fontFiles, settable } from './fonts';

/** A4, in points (1/72 inch). */
const PAGE = { width: 595.28, height: 841.89, side: 56, top: 58, bottom: 64 };

export const inks = {
  ink: '#1c1e21',
  soft: '#4a4e55',
  faint: '#646970',
  rule: '#dddcd5',
  accent: '#1d4f91',
  accentSoft: '#dfe8f4',
} as const;

export type Face = 'text' | 'bold' | 'italic';
export type Doc = PDFKit.PDFDocument;

interface Lettering {
  face?: Face;
  size?: number;
  ink?: string;
  /** Points to the next thing. */
  after?: number;
}

/** A tagged PDF that grows from the top of its first page down. */
export interface Sheet {
  doc: Doc;
  /** Where things stand, in points. */
  left: number;
  width: number;
  /** Whether letters were met that no face has. */
  missing(): boolean;
  /** Text as it can be set. */
  clean(text: string): string;
  /** Goes to a new page unless so much height is left on this one. */
  room(height: number): void;
  heading(level: 1 | 2 | 3, text: string): void;
  paragraph(text: string, lettering?: Lettering): void;
  bullets(texts: readonly string[]): void;
  /** Adds a part to the document's structure; `draw` draws it at the place given. */
  part(type: string, options: { alt?: string }, draw: () => void): void;
  /** Adds a part that has parts itself. */
  branch(type: string): PDFKit.PDFStructureElement;
  /** Sets a face, its size and its ink. */
  set(face: Face, size: number, ink?: string): Doc;
  /** Writes the foot of each page and gives the file. */
  finish(foot: (page: number, pages: number) => string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Begins a PDF in the product's own face: PDF/UA, with title and language. */
export async function createSheet(about: { title: string; lang: string; creator: string }): Promise<Sheet> {
  const { default: PDFDocument } = await import('pdfkit');
  const files = fontFiles();
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { left: PAGE.side, right: PAGE.side, top: PAGE.top, bottom: PAGE.bottom },
    pdfVersion: '1.7',
    tagged: true,
    lang: about.lang,
    displayTitle: true,
    bufferPages: true,
    font: files.text,
    info: { Title: about.title, Creator: about.creator, Producer: about.creator },
  };
  // The library makes PDF/UA; its types don't know yet.
  Reflect.set(options, 'subset', 'PDF/UA');
  const doc = new PDFDocument(options);
  const pieces: Buffer[] = [];
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const { has, seen } = coverage(doc.font(files.text));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const width = PAGE.width - 2 * PAGE.side;

  // By its path: a registered name of the face that the document began with would be read and decoded anew each time.
  const set: Sheet['set'] = (face, size, ink = inks.ink) => doc.font(files[face]).fontSize(size).fillColor(ink);
  const clean = (text: string) => seen(settable(text, has));
  const room: Sheet['room'] = (height) => {
    if (doc.y + height > PAGE.height - PAGE.bottom) doc.addPage();
  };
  const part: Sheet['part'] = (type, options, draw) => {
    root.add(doc.struct(type, options, draw));
  };
  const write = (type: string, text: string, { face = 'text', size = 10.5, ink, after = 6 }: Lettering, keep = 0) => {
    const set_ = clean(text);
    set(face, size, ink);
    room(Math.min(doc.heightOfString(set_, { width, lineGap: 2 }), 60) + keep);
    part(type, {}, () => set(face, size, ink).text(set_, PAGE.side, doc.y, { width, lineGap: 2 }));
    doc.y += after;
  };

  return {
    doc,
    left: PAGE.side,
    width,
    missing: seen.any,
    clean,
    room,
    part,
    set,
    branch: (type) => {
      const element = doc.struct(type);
      root.add(element);
      return element;
    },
    heading(level, text) {
      if (level > 1 && doc.y > PAGE.top) doc.y += level === 2 ? 10 : 4;
      write(
        `H${level}`,
        text,
        { face: 'bold', size: [22, 14, 11.5][level - 1] ?? 11.5, after: 4 },
        level === 1 ? 0 : 70,
      );
    },
    paragraph: (text, lettering = {}) => write('P', text, lettering),
    bullets(texts) {
      const list = doc.struct('L');
      root.add(list);
      for (const text of texts) bullet(list, clean(text));
      list.end();
      doc.y += 4;
    },
    async finish(foot) {
      root.end();
      const { start, count } = doc.bufferedPageRange();
      for (let page = start; page < start + count; page++) {
        doc.switchToPage(page);
        footOf(foot(page + 1, count));
      }
      const ended = new Promise((resolve) => doc.on('end', resolve));
      doc.end();
      await ended;
      return Uint8Array.from(Buffer.concat(pieces));
    },
  };

  function bullet(list: PDFKit.PDFStructureElement, text: string): void {
    set('text', 10.5);
    room(Math.min(doc.heightOfString(text, { width: width - 14, lineGap: 2 }), 60));
    const y = doc.y;
    const item = doc.struct('LI');
    list.add(item);
    item.add(doc.struct('Lbl', {}, () => set('text', 10.5).text('•', PAGE.side + 2, y, { lineBreak: false })));
    item.add(
      doc.struct('LBody', {}, () => set('text', 10.5).text(text, PAGE.side + 14, y, { width: width - 14, lineGap: 2 })),
    );
    item.end();
    doc.y += 3;
  }

  /** Below the margin, where text would otherwise begin a new page. */
  function footOf(text: string): void {
    const { bottom } = doc.page.margins;
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    set('text', 8.5, inks.faint).text(clean(text), PAGE.side, PAGE.height - 40, { width, lineBreak: false });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}

/** What letters the face in force has; `seen` notes whether some were missing. */
function coverage(doc: Doc) {
  // The library keeps the opened face to itself; asking it is the one way to know before a box is printed.
  const font = memberOf(memberOf(doc, '_font'), 'font');
  const asks = memberOf(font, 'hasGlyphForCodePoint');
  if (typeof asks !== 'function') throw new Error('The face does not say which letters it has.');
  const has = (codePoint: number): boolean => Reflect.apply(asks, font, [codePoint]) === true;
  let any = false;
  const seen = ({ text, missing }: { text: string; missing: boolean }): string => {
    any ||= missing;
    return text;
  };
  return { has, seen: Object.assign(seen, { any: () => any }) };
}

function memberOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
