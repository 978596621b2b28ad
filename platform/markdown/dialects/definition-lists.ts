import { FILLER } from '../placeholders';
import { type Line, linesOf, type Range, type Surface } from './surface';

const MARKER = /^ {0,3}:[ \t]+(?=\S)/;
/** Lines that open another block and therefore are no term. */
const NO_TERM = /^(?:[ \t]{4,}|[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d+[.)][ \t]|>|\||:|<|!\[|={3,}|-{3,}))/;
const MAX_TERM = 160;

interface Entry extends Range {
  term: string;
  definitions: string[];
}

/**
 * Replaces definition lists (`Term`, then `: definition` lines; kramdown, PHP Markdown Extra, Pandoc, Carpentries glossaries) by one
 * placeholder for each term. A term may be wrapped as a link to itself.
 */
export function takeDefinitionLists(surface: Surface): void {
  if (!/^ {0,3}:[ \t]+\S/m.test(surface.text)) return;
  const entries = entriesOf(surface, linesOf(surface.text));
  const { text } = surface;
  let out = '';
  let done = 0;
  for (const { start, end, term, definitions } of entries) {
    const body = definitions.join('\n\n');
    const placed = surface.place({
      kind: 'definition',
      start,
      end,
      value: term,
      definitions,
      markdown: `${term}\n: ${body.replace(/\n(?=[^\n])/g, '\n  ')}`,
      text: `${term}: ${body}`,
    });
    if (placed === null) break;
    out += text.slice(done, start) + placed + FILLER.repeat(end - start - placed.length);
    done = end;
  }
  surface.text = out + text.slice(done);
}

function entriesOf(surface: Surface, lines: readonly Line[]): Entry[] {
  const isMarker = (line: Line | undefined) =>
    line !== undefined && MARKER.test(line.text) && !surface.isFenced(line.start);
  const entries: Entry[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line || !isTerm(surface, line) || !isBoundary(lines[i - 1], entries)) continue;
    let at = isMarker(lines[i + 1]) ? i + 1 : lines[i + 1]?.text.trim() === '' && isMarker(lines[i + 2]) ? i + 2 : -1;
    if (at < 0) continue;
    const definitions: string[] = [];
    let end = line.end;
    while (at > 0) {
      const found = definitionAt(lines, at, isMarker);
      definitions.push(found.markdown);
      end = lines[found.last]?.end ?? end;
      i = found.last;
      at = isMarker(lines[i + 1]) ? i + 1 : lines[i + 1]?.text.trim() === '' && isMarker(lines[i + 2]) ? i + 2 : -1;
    }
    entries.push({
      start: line.start + (line.text.length - line.text.trimStart().length),
      end,
      term: termOf(line.text),
      definitions,
    });
  }
  return entries;
}

function isTerm(surface: Surface, line: Line): boolean {
  return (
    line.text.trim() !== '' && line.text.length <= MAX_TERM && !NO_TERM.test(line.text) && !surface.isFenced(line.start)
  );
}

/** A term starts a paragraph or follows the entry before it. */
function isBoundary(before: Line | undefined, entries: readonly Entry[]): boolean {
  return (
    before === undefined ||
    before.text.trim() === '' ||
    entries.at(-1)?.end === before.end ||
    /^[ \t]*#{1,6}[ \t]/.test(before.text)
  );
}

/** One definition: its first line, lazy or indented continuation lines, and indented paragraphs after empty lines. */
function definitionAt(
  lines: readonly Line[],
  from: number,
  isMarker: (line: Line | undefined) => boolean,
): { markdown: string; last: number } {
  const parts = [(lines[from]?.text ?? '').replace(MARKER, '')];
  let last = from;
  for (let i = from + 1; i < lines.length; i++) {
    const text = lines[i]?.text ?? '';
    if (isMarker(lines[i]) || isMarker(lines[i + 1])) break;
    if (text.trim() === '') {
      if (!/^(?: {2,}|\t)\S/.test(lines[i + 1]?.text ?? '')) break;
      parts.push('');
      continue;
    }
    if (lines[i - 1]?.text.trim() !== '' && NO_TERM.test(text) && !/^\s/.test(text)) break;
    parts.push(text.replace(/^(?: {1,4}|\t)/, ''));
    last = i;
  }
  return {
    markdown: parts
      .slice(0, last - from + 1)
      .join('\n')
      .trimEnd(),
    last,
  };
}

/** `[term]{#anchor}` and `[term](#term)` are the term alone. */
function termOf(line: string): string {
  const plain = line.replaceAll(FILLER, '').trim();
  return /^\[([^[\]]+)\](?:\(#[^()]*\))?$/.exec(plain)?.[1] ?? plain;
}
