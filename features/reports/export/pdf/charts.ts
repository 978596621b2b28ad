import { inks, type Sheet } from '@/platform/pdf/sheet';
import { bandPath, linePath, scale, spread } from '@/ui/charts/scale';

/** A value on a day; gaps where a day has none. */
export interface DayValue {
  date: string;
  value: number | null;
  low?: number;
  high?: number;
}

export interface Drawn {
  /** The question, which is the heading, and the answer below it. */
  title: string;
  answer: string;
  /** What a reader hears who doesn't see it. */
  alt: string;
}

const HEIGHT = 130;

/** Frame, title and place of a chart; `draw` gets the place of the plot. */
function chart(sheet: Sheet, { title, answer, alt }: Drawn, height: number, draw: (top: number) => void): void {
  const { doc } = sheet;
  sheet.set('text', 10.5);
  sheet.room(height + 62 + doc.heightOfString(sheet.clean(answer), { width: sheet.width }));
  sheet.heading(3, title);
  sheet.paragraph(answer, { ink: inks.soft, size: 9.5, after: 4 });
  const top = doc.y;
  sheet.part('Figure', { alt: sheet.clean(alt) }, () => {
    doc.save();
    draw(top);
    doc.restore();
  });
  doc.y = top + height + 8;
}

/** Values over days, with the range that each most likely lies in. */
export function drawLine(
  sheet: Sheet,
  words: Drawn,
  points: readonly DayValue[],
  max: number,
  write: { value(value: number): string; day(date: string): string },
): void {
  const { doc, left, width } = sheet;
  chart(sheet, words, HEIGHT, (top) => {
    const [right, bottom] = [left + width - 46, top + HEIGHT - 16];
    const x = (index: number) => scale(index, [0, Math.max(1, points.length - 1)], [left + 4, right]);
    const y = (value: number) => scale(value, [0, max], [bottom, top + 10]);
    for (const value of [0, max / 2, max]) {
      doc.moveTo(left, y(value)).lineTo(right, y(value)).lineWidth(0.5).strokeColor(inks.rule).stroke();
      note(sheet, write.value(value), left, y(value) - 9);
    }
    const band = points.flatMap(({ low, high }, index) =>
      low === undefined || high === undefined ? [] : [{ x: x(index), low: y(low), high: y(high) }],
    );
    if (band.length > 1) doc.path(bandPath(band)).fillColor(inks.accentSoft).fill();
    for (const piece of runs(points)) {
      const line = piece.map(({ index, value }) => ({ x: x(index), y: y(value) }));
      doc.path(linePath(line)).lineWidth(1.4).lineJoin('round').strokeColor(inks.accent).stroke();
      if (points.length <= 45 || line.length === 1)
        for (const dot of line) doc.circle(dot.x, dot.y, 1.5).fillColor(inks.accent).fill();
    }
    const last = runs(points).at(-1)?.at(-1);
    if (last) {
      sheet.set('bold', 10).text(write.value(last.value), x(last.index) + 6, y(last.value) - 6, { lineBreak: false });
    }
    for (const index of spread(points.length, 4)) {
      const text = write.day(points[index]?.date ?? '');
      const wide = sheet.set('text', 8.5).widthOfString(text);
      note(sheet, text, Math.max(left, Math.min(x(index) - wide / 2, right - wide + 20)), bottom + 5);
    }
  });
}

/** How often each of a few answers was given. */
export function drawBars(sheet: Sheet, words: Drawn, bars: readonly { label: string; count: number }[]): void {
  const { doc, left, width } = sheet;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  chart(sheet, words, bars.length * 17, (top) => {
    bars.forEach(({ label, count }, index) => {
      const y = top + index * 17;
      note(sheet, label, left, y + 2);
      const long = (count / most) * (width - 110);
      doc
        .rect(left + 60, y + 1, Math.max(0.5, long), 11)
        .fillColor(inks.accent)
        .fill();
      sheet.set('bold', 9).text(String(count), left + 66 + long, y + 2, { lineBreak: false });
    });
  });
}

/** Effect sizes as dots with their ranges, one below the other, on a scale around 0. */
export function drawEffects(
  sheet: Sheet,
  words: Drawn,
  rows: readonly { label: string; value: number; low: number; high: number; text: string }[],
): void {
  const { doc, left, width } = sheet;
  const reach = reachOf(rows);
  chart(sheet, words, rows.length * 20 + 18, (top) => {
    const [from, to] = [left + 112, left + width - 212];
    const x = (value: number) => scale(value, [-reach, reach], [from, to]);
    const bottom = top + rows.length * 20;
    doc.moveTo(x(0), top).lineTo(x(0), bottom).lineWidth(0.8).strokeColor(inks.faint).stroke();
    rows.forEach(({ label, value, low, high, text }, index) => {
      const y = top + index * 20 + 9;
      sheet.set('text', 9).text(sheet.clean(label), left, y - 6, { lineBreak: false });
      doc.moveTo(x(low), y).lineTo(x(high), y).lineWidth(1.2).strokeColor(inks.accent).stroke();
      doc.circle(x(value), y, 3).fillColor(inks.accent).fill();
      sheet.set('text', 8.5, inks.soft).text(text, to + 12, y - 5, { lineBreak: false });
    });
    for (const value of [-reach, 0, reach]) {
      const text = value.toFixed(1).replace('-', '−');
      note(sheet, text, x(value) - sheet.set('text', 8.5).widthOfString(text) / 2, bottom + 4);
    }
  });
}

/** Half the width of a scale around 0 on which all of the ranges fit. */
export function reachOf(rows: readonly { low: number; high: number }[]): number {
  return Math.max(0.5, Math.ceil(Math.max(0, ...rows.flatMap(({ low, high }) => [-low, high])) * 2) / 2);
}

function note(sheet: Sheet, text: string, x: number, y: number): void {
  sheet.set('text', 8.5, inks.faint).text(sheet.clean(text), x, y, { lineBreak: false });
}

/** Stretches of days that have a value. */
function runs(points: readonly DayValue[]): { index: number; value: number }[][] {
  const found: { index: number; value: number }[][] = [];
  points.forEach(({ value }, index) => {
    if (value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1)?.index === index - 1) last.push({ index, value });
    else found.push([{ index, value }]);
  });
  return found;
}
