/** What stands behind one private-use character of the cleaned text. */
export interface Placeholder {
  kind: 'character' | 'math' | 'display-math' | 'definition' | 'mark';
  /** Range in the original text, UTF-16 units. */
  start: number;
  end: number;
  /** As the author wrote it. */
  source: string;
  /** As Markdown that renders alone; may hold placeholders itself. */
  markdown: string;
  /** As a reader sees it; may hold placeholders itself. */
  text: string;
  /** `math`: the LaTeX source. `definition`: the term. `mark`: the label referred to. */
  value?: string;
  /** `definition`: its definitions as cleaned Markdown. */
  definitions?: string[];
  /** `display-math`: number shown beside the formula. */
  tag?: number;
}

/** Fills what was taken out of a line; a Unicode noncharacter, which no text should contain. Dropped from every result. */
export const FILLER = '\uFDD0';
/** A dollar sign that means money. */
export const DOLLAR = '\uFDD1';

const FIRST = 0x100000;
const LAST = 0x10fffd;
const PLACED = /[\u{100000}-\u{10fffd}]/gu;
const RESTORED = /[\uFDD0\uFDD1]|[\u{100000}-\u{10fffd}]/gu;
/** Placeholders inside placeholders (maths inside a definition) go this deep. */
const MAX_DEPTH = 3;

/**
 * Stretches of a source that Markdown's own grammar would misread (maths, definition lists, cross references), each replaced by one
 * character of plane 16 so that the parser sees an ordinary letter and every other offset stays where it was.
 */
export class Placeholders {
  private readonly items: Placeholder[] = [];

  /** Keeps the item and gives its character (two UTF-16 units), or null when 65,534 of them are in use. */
  add(item: Placeholder): string | null {
    if (FIRST + this.items.length > LAST) return null;
    this.items.push(item);
    return String.fromCodePoint(FIRST + this.items.length - 1);
  }

  /** The item behind a character, undefined for any other character. */
  get(character: string): Placeholder | undefined {
    return this.items[(character.codePointAt(0) ?? 0) - FIRST];
  }

  /** Items whose characters occur in the text, in order. */
  within(text: string): Placeholder[] {
    return [...text.matchAll(PLACED)].map(([character]) => this.get(character)).filter((item) => item !== undefined);
  }

  /** The text with every placeholder replaced by the form asked for and fillers dropped. */
  restore(text: string, form: 'source' | 'markdown' | 'text', depth = 0): string {
    return text.replace(RESTORED, (character) => {
      if (character === FILLER) return '';
      if (character === DOLLAR) return form === 'markdown' ? '\\$' : '$';
      const item = this.get(character);
      if (!item) return '';
      if (form === 'source' || item.kind === 'character') return item.source;
      return depth < MAX_DEPTH ? this.restore(item[form], form, depth + 1) : item.source;
    });
  }
}

/** Whether the text holds a placeholder, a filler or a masked dollar sign. */
export function hasPlaceholder(text: string): boolean {
  return text.search(RESTORED) >= 0;
}
