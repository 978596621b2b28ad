/** A place of the original that stands in the text as these two characters around its number; no text may hold them otherwise. */
export const MARK_OPEN = '\uFDD2';
export const MARK_CLOSE = '\uFDD3';

export function markOf(index: number): string {
  return `${MARK_OPEN}${index}${MARK_CLOSE}`;
}

/** Text and marks by turns. */
export function splitMarks(value: string): { mark: boolean; value: string }[] {
  if (!value.includes(MARK_OPEN)) return [{ mark: false, value }];
  return value
    .split(/(\uFDD2\d+\uFDD3)/)
    .map((part, i) => ({ mark: i % 2 === 1, value: part }))
    .filter(({ value: part }) => part !== '');
}

export interface Mark {
  index: number;
  /** Offset in the Markdown without marks; at the start of the line where only Markdown's own signs stand before the mark. */
  at: number;
}

/** Takes the marks out of a Markdown and tells where they stood, in order. */
export function takeMarks(marked: string): { markdown: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let markdown = '';
  let done = 0;
  for (const match of marked.matchAll(/\uFDD2(\d+)\uFDD3(?:(?<=(?:^|\n)\uFDD2\d+\uFDD3)\n\n)?/g)) {
    markdown += marked.slice(done, match.index);
    done = match.index + match[0].length;
    const line = markdown.slice(markdown.lastIndexOf('\n') + 1);
    marks.push({
      index: Number(match[1]),
      at: /^[\s>#*\d.:-]*$/.test(line) ? markdown.length - line.length : markdown.length,
    });
  }
  return { markdown: markdown + marked.slice(done), marks };
}
