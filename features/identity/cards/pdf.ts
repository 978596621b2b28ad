import { encode } from 'uqr';
import { translator } from '@/platform/i18n/messages';
import { createSheet, inks, type Sheet } from '@/platform/pdf/sheet';

/** What stands on a card. */
export interface Card {
  name: string;
  className: string;
  /** User name or e-mail address. */
  login: string;
  password: string;
  /** The password is theirs for good. */
  stays: boolean;
  expiresAt: Date;
}

/** Height of a card, and its inner edge, in points. */
const HEIGHT = 138;
const PAD = 10;
const QR = 74;
const GAP = 8;

/**
 * Cards to cut out, two beside each other, in the product's own face (PDF/UA).
 * @param about.address where people sign in; null: it isn't configured, and neither it nor a QR code stands on the cards.
 */
export async function drawCards(
  cards: readonly Card[],
  about: { districtName: string; address: string | null },
): Promise<Uint8Array<ArrayBuffer>> {
  const say = translator('en', 'signInCards');
  const sheet = await createSheet({ title: say('pdf.title'), lang: 'en', creator: 'Meno' });
  sheet.heading(1, say('pdf.title'));
  sheet.paragraph(say('pdf.words', { count: cards.length }), { after: 12, ink: inks.soft });
  const width = (sheet.width - GAP) / 2;
  for (let i = 0; i < cards.length; i += 2) {
    sheet.room(HEIGHT + GAP);
    const top = sheet.doc.y;
    cards.slice(i, i + 2).forEach((card, at) => {
      drawCard(sheet, card, { x: sheet.left + at * (width + GAP), y: top, width }, about, say);
    });
    sheet.doc.x = sheet.left;
    sheet.doc.y = top + HEIGHT + GAP;
  }
  if (sheet.missing()) sheet.paragraph(say('pdf.missing'), { ink: inks.soft });
  return sheet.finish((page, pages) => say('pdf.foot', { page, pages }));
}

type Say = ReturnType<typeof translator<'signInCards'>>;

function drawCard(
  sheet: Sheet,
  card: Card,
  { x, y, width }: { x: number; y: number; width: number },
  { districtName, address }: { districtName: string; address: string | null },
  say: Say,
): void {
  const { doc } = sheet;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.rect(x, y, width, HEIGHT).lineWidth(0.6).dash(3, { space: 2 }).strokeColor(inks.faint).stroke().undash();
  doc.endMarkedContent();
  const inner = width - 2 * PAD - (address === null ? 0 : QR + 6);
  let at = y + PAD;
  const line = (text: string, face: 'text' | 'bold', size: number, ink: string = inks.ink, wide = inner) => {
    const set = sheet.clean(text);
    sheet.set(face, size, ink);
    const height = Math.min(doc.heightOfString(set, { width: wide, lineGap: 1 }), size * 2.7);
    sheet.part('P', {}, () => {
      sheet.set(face, size, ink).text(set, x + PAD, at, { width: wide, height, lineGap: 1, ellipsis: true });
    });
    at += height + 2;
  };
  line([districtName, card.className].filter((part) => part !== '').join(' · '), 'text', 8, inks.soft, width - 2 * PAD);
  line(card.name, 'bold', 12);
  line(say('pdf.login'), 'text', 7.5, inks.faint);
  line(card.login, 'bold', 11);
  line(say(card.stays ? 'pdf.password' : 'pdf.first'), 'text', 7.5, inks.faint);
  line(card.password, 'bold', 11, inks.ink, width - 2 * PAD);
  at = Math.max(at, y + HEIGHT - 24);
  const where = address === null ? '' : new URL(address).host;
  line(say(where === '' ? 'pdf.whereUnknown' : 'pdf.where', { where }), 'text', 7.5, inks.soft, width - 2 * PAD);
  if (address !== null)
    drawQr(
      sheet,
      signInAddress(address, card),
      { x: x + width - PAD - QR, y: y + PAD + 12 },
      say('pdf.qr', { name: card.name }),
    );
}

/** Where the code leads; what stands after the `#` stays in the browser and reaches no server's log. */
export function signInAddress(
  address: string,
  { login, password, stays }: Pick<Card, 'login' | 'password' | 'stays'>,
): string {
  const url = new URL(stays ? '/sign-in' : '/first-sign-in', address);
  url.hash = new URLSearchParams(stays ? { name: login } : { name: login, first: password }).toString();
  return url.href;
}

function drawQr(sheet: Sheet, text: string, { x, y }: { x: number; y: number }, alt: string): void {
  const { doc } = sheet;
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = QR / size;
  sheet.part('Figure', { alt: sheet.clean(alt) }, () => {
    data.forEach((row, i) => {
      row.forEach((dark, j) => {
        if (dark) doc.rect(x + j * module, y + i * module, module, module);
      });
    });
    doc.fillColor(inks.ink).fill();
  });
}
