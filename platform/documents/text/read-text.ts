import type { DocumentReader, Place } from '../types';
import { DocumentText } from '../write/document-text';
import { escapeOneLine, escapeText, fenced } from '../write/escape';
import { decodeText } from './decode-text';
import { type Group, groupsOf, isItem, isRule, itemOf } from './groups';
import { looksLikeMarkdown } from './looks-like-markdown';
import { type FoundHeading, levelsOf, lineHeadings, underlinedHeading } from './text-headings';

const LONGEST_TITLE = 100;
const CODE_LINE =
  /[{};]\s*$|^\s*(?:#include|#!|\/\/|def |class |for |while |if |else|elif |import |from |return|print|var |let |const |function|public |\$ |>>> |SELECT |[\w.[\]]+\s*[-+*/]?=\s*\S|[\w.]+\([^)]*\);?\s*$)/;

type Part =
  | { kind: 'heading'; heading: FoundHeading; page: number }
  | { kind: 'block'; markdown: string; page: number };

/**
 * Plain text: paragraphs between empty lines, headings that are underlined, numbered or in capitals, lists and indented code. A text that
 * plainly is Markdown stays as it is. Form feeds number pages.
 *
 * @throws DocumentError `empty`, `wrong_content` or `too_large`
 */
export const readText: DocumentReader = async (bytes, { limits }) => {
  const text = decodeText(bytes);
  const document = new DocumentText(limits);
  if (looksLikeMarkdown(text)) {
    document.add(text);
    return document.finish();
  }
  const paged = text.includes('\f');
  const { title, parts } = partsOf(groupsOf(text));
  const levels = levelsOf(
    parts.flatMap((part) => (part.kind === 'heading' ? [part.heading.rank] : [])),
    title === null ? 1 : 2,
  );
  if (title !== null) document.add(`# ${escapeOneLine(title)}`, paged ? pagePlace(1) : undefined);
  for (const part of parts) {
    const markdown =
      part.kind === 'block'
        ? part.markdown
        : `${'#'.repeat(levels.get(part.heading.rank) ?? 2)} ${escapeOneLine(part.heading.text)}`;
    document.add(markdown, paged ? pagePlace(part.page) : undefined);
  }
  return document.finish({ title });
};

function pagePlace(page: number): Omit<Place, 'start' | 'end'> {
  return { kind: 'page', label: String(page), number: page };
}

function partsOf(groups: Group[]): { title: string | null; parts: Part[] } {
  const headings = lineHeadings(groups);
  const title = titleOf(groups, headings);
  const parts = groups.slice(title === null ? 0 : 1).flatMap((group): Part[] => {
    const heading = headings.get(group);
    if (heading) return [{ kind: 'heading', heading, page: group.page }];
    const underlined = underlinedHeading(group);
    if (!underlined) return [{ kind: 'block', markdown: blockOf(group.lines), page: group.page }];
    const { taken, ...found } = underlined;
    const rest = group.lines.slice(taken);
    return [
      { kind: 'heading', heading: found, page: group.page },
      ...(rest.length > 0 ? [{ kind: 'block' as const, markdown: blockOf(rest), page: group.page }] : []),
    ];
  });
  return { title, parts };
}

/** A short line on its own before everything else. */
function titleOf(groups: readonly Group[], headings: ReadonlyMap<Group, FoundHeading>): string | null {
  const [first, second] = groups;
  const line = first?.lines[0]?.trim() ?? '';
  if (!first || !second || first.lines.length > 1 || line.length > LONGEST_TITLE || isItem(line) || isRule(line))
    return null;
  const rank = headings.get(first)?.rank;
  if (rank !== undefined && [...headings.values()].some((each) => each.rank <= rank && each !== headings.get(first)))
    return null;
  return /\p{L}/u.test(line) && !/[.,;:]$/.test(line) ? line : null;
}

function blockOf(lines: readonly string[]): string {
  const words = lines.filter((line) => !isRule(line));
  if (words.length === 0) return '';
  if (isCode(words)) {
    const indent = Math.min(...words.map((line) => line.length - line.trimStart().length));
    return fenced(lines.map((line) => line.slice(indent)).join('\n'), '');
  }
  const items = words.filter(isItem).length;
  if (isItem(words[0] ?? '') && (items > 1 || /^\s*[-*+•‣◦·]/.test(words[0] ?? ''))) return listOf(words);
  return escapeText(words.join('\n'));
}

/** Every line is indented, and a third of them or more read as a program does. */
function isCode(lines: readonly string[]): boolean {
  if (!lines.every((line) => line.startsWith('    '))) return false;
  return lines.filter((line) => CODE_LINE.test(line)).length * 3 >= lines.length;
}

function listOf(lines: readonly string[]): string {
  const open: number[] = [];
  const out: string[] = [];
  for (const line of lines) {
    const item = itemOf(line);
    if (!item) {
      out.push(`${'    '.repeat(open.length)}${escapeText(line)}`);
      continue;
    }
    while (open.length > 1 && item.indent < (open.at(-1) ?? 0)) open.pop();
    if (open.length === 0 || (item.indent > (open.at(-1) ?? 0) + 1 && open.length < 5)) open.push(item.indent);
    out.push(
      `${'    '.repeat(open.length - 1)}${item.number === null ? '-' : `${item.number}.`} ${escapeText(item.text)}`,
    );
  }
  return out.join('\n');
}
