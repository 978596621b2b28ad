import { median } from './geometry';
import type { Inline } from './inline';
import type { Line } from './lines';

/** Lines of code as a fenced block, indented and spaced as they stand on the page. */
export function writeCode(lines: readonly Line[]): Inline {
  const width = median(lines.flatMap((line) => line.cells.flatMap((cell) => cell.spans.flatMap(widthOf))));
  const left = new Map<number, number>();
  for (const line of lines) left.set(line.page, Math.min(left.get(line.page) ?? Number.POSITIVE_INFINITY, line.x0));
  const texts: { text: string; page: number }[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before && before.page === line.page) {
      const blank = Math.round((line.baseline - before.baseline) / leadingOf(lines)) - 1;
      for (let each = 0; each < Math.min(3, blank); each++) texts.push({ text: '', page: line.page });
    }
    texts.push({ text: typed(line, left.get(line.page) ?? line.x0, width), page: line.page });
  });
  const body = texts.map(({ text }) => text);
  const fence = '`'.repeat(Math.max(3, ...[...body.join('\n').matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  const pages: Inline['pages'] = [{ at: 0, page: texts[0]?.page ?? 1 }];
  let at = fence.length + 1;
  for (const { text, page } of texts) {
    if (pages.at(-1)?.page !== page) pages.push({ at, page });
    at += text.length + 1;
  }
  return { markdown: `${fence}\n${body.join('\n')}\n${fence}`, pages };
}

function widthOf(span: Line['cells'][number]['spans'][number]): number[] {
  const count = span.text.trimEnd().length;
  return span.mono && count > 0 ? [(span.x1 - span.x0) / count] : [];
}

function leadingOf(lines: readonly Line[]): number {
  const gaps = lines.slice(1).flatMap((line, at) => {
    const gap = line.baseline - (lines[at]?.baseline ?? 0);
    return gap > 0.7 * line.size && line.page === lines[at]?.page ? [gap] : [];
  });
  return gaps.length > 0 ? Math.max(Math.min(...gaps), 1) : 12;
}

/** Each stretch at the column where it stands. */
function typed(line: Line, left: number, width: number): string {
  let text = '';
  for (const cell of line.cells) {
    const column = width > 0 ? Math.min(200, Math.max(0, Math.round((cell.x0 - left) / width))) : 0;
    text = text.padEnd(column, ' ');
    if (text !== '' && cell !== line.cells[0] && !text.endsWith(' ')) text += ' ';
    text += cell.spans
      .map((span) => span.text)
      .join('')
      .trimEnd();
  }
  return text.replace(/[\ue000-\uf8ff]/g, '');
}
