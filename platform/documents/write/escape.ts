/**
 * Text as Markdown that shows exactly that text: what Markdown and the dialects of `platform/markdown` would read as a mark is escaped.
 * Line breaks stay, the beginning of each line cannot open a block.
 */
export function escapeText(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line.trim())))
    .filter((line) => line !== '')
    .join('\n');
}

/** Text on one line, for a heading, a cell of a table or a term; white space becomes single spaces. */
export function escapeOneLine(text: string): string {
  return escapeLineStart(escapeInline(text.replace(/\s+/g, ' ').trim()));
}

/** Text inside a line: only what is a mark anywhere. */
export function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]$~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[A-Za-z!/?])/g, '&lt;')
    .replace(/&(?=#?\w{1,32};)(?!lt;)/g, '&amp;')
    .replace(/\{(?=[#.:%/*]|[\w-]+=)/g, '\\{');
}

/** A line that begins as a block would: a heading, list, quotation, rule, table, definition or container. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\||:(?=[ \t:])|[-:=](?=[-:|= ]*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Code between fences that are longer than any in it. @param language as highlighters call it; '' for none */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+#./-]/g, '')}\n${code.replace(/^(?:[ \t]*\n)+|\s+$/g, '')}\n${fence}`;
}

/** Code in a line, between backticks that it does not hold. */
export function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ').trim();
  if (text === '') return '';
  const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return ticks.length > 1 || text.startsWith('`') ? `${ticks} ${text} ${ticks}` : `\`${text}\``;
}

/** A GFM table. Cells are Markdown of one line; the first row is the header, shorter rows are filled up. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cell(row[i] ?? '')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}

function cell(markdown: string): string {
  return markdown.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}
