import type { Ink } from './ink';
import { wrapped } from './wrapped';

export interface Font {
  /** In CSS pixels of the pen. */
  size: number;
  bold?: boolean;
  /** Small capitals, as headings on the map have. */
  caps?: boolean;
}

export interface Setting {
  /** Left edge, or the middle of centred words. */
  x: number;
  /** Middle of the first line. */
  y: number;
  width: number;
  /** Height of a line. */
  line: number;
  most: number;
  font: Font;
  colour: string;
  centred?: boolean;
}

/** Sets words on a canvas. */
export interface TextSetter {
  set(pen: CanvasRenderingContext2D, words: string, setting: Setting): void;
  /** The lines that words take; reckoned once for the same words, font and width. */
  lines(
    pen: CanvasRenderingContext2D,
    words: string,
    font: Font,
    width: number,
    most: number,
  ): readonly { words: string; width: number }[];
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Words in the type of the page: each text is measured once, whatever the zoom. */
export function textSetter(ink: Ink): TextSetter {
  const known = new Map<string, readonly { words: string; width: number }[]>();
  let set = '';
  const use = (pen: CanvasRenderingContext2D, { size, bold = false, caps = false }: Font) => {
    const font = `${bold ? '600 ' : ''}${size}px ${ink.family}`;
    if (set !== font || pen.font === '10px sans-serif') pen.font = font;
    set = font;
    pen.fontVariantCaps = caps ? 'all-small-caps' : 'normal';
    pen.letterSpacing = caps ? '0.8px' : '0px';
  };
  const lines: TextSetter['lines'] = (pen, words, font, width, most) => {
    const key = `${font.size} ${font.bold} ${font.caps} ${Math.round(width)} ${most} ${words}`;
    const before = known.get(key);
    if (before) return before;
    use(pen, font);
    const widthOf = (line: string) => pen.measureText(line).width;
    const found = wrapped(words, width, most, widthOf).map((line) => ({ words: line, width: widthOf(line) }));
    known.set(key, found);
    return found;
  };
  return {
    lines,
    set(pen, words, { x, y, width, line, most, font, colour, centred = false }) {
      const rows = lines(pen, words, font, width, most);
      use(pen, font);
      pen.fillStyle = ink.colour(colour);
      pen.textBaseline = 'alphabetic';
      pen.textAlign = 'left';
      rows.forEach((row, index) => {
        const left = centred ? x - row.width / 2 : rightToLeft.test(words) ? x + width - row.width : x;
        // The middle of a line lies about a third of the letters' height above where they stand.
        pen.fillText(row.words, left, y + index * line + font.size * 0.34);
      });
    },
  };
}
