import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the faces of the product lie: the same Source Serif 4 as on its pages, whole, so that all its scripts are there. */
export function fontFiles(): { text: string; bold: string; italic: string } {
  const folder = path.dirname(createRequire(import.meta.url).resolve('source-serif/package.json'));
  const face = (name: string) => path.join(folder, 'TTF', `SourceSerif4-${name}.ttf`);
  return { text: face('Regular'), bold: face('Semibold'), italic: face('It') };
}

/** Stands for a letter that no face of the product has. */
export const MISSING = '?';

/**
 * Text as it can be set: control characters and those that only steer direction are left out, and letters that the face lacks stand as
 * {@link MISSING}, where a reader would otherwise see boxes or nothing.
 */
export function settable(text: string, has: (codePoint: number) => boolean): { text: string; missing: boolean } {
  let missing = false;
  const set = Array.from(text.normalize('NFC'), (letter) => {
    if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(letter)) return /\s/.test(letter) ? ' ' : '';
    if (has(letter.codePointAt(0) ?? 0)) return letter;
    if (/\s/.test(letter)) return ' ';
    missing = true;
    return MISSING;
  }).join('');
  return { text: set, missing };
}
