/** Lines of a text between two empty ones. */
export interface Group {
  /** Without trailing white space. */
  lines: string[];
  /** Page by the form feeds before it, from 1. */
  page: number;
}

const RULE = /^\s*([-=_*~#.+^"'`])(?:\s?\1){2,}\s*$/;

/** Whether a line is nothing but a rule or the underline of a heading. */
export function isRule(line: string): boolean {
  return RULE.test(line);
}

/** Cuts a text at empty lines and form feeds; where paragraphs are told by their indentation alone, also there. */
export function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const [i, page] of text.split('\f').entries()) {
    let lines: string[] = [];
    const flush = () => {
      if (lines.length > 0) groups.push({ lines, page: i + 1 });
      lines = [];
    };
    for (const raw of page.split('\n')) {
      const line = raw.trimEnd().replace(/\t/g, '    ');
      if (line === '') flush();
      else lines.push(line);
    }
    flush();
  }
  return groups.flatMap(splitAtIndents);
}

/** A long run of full lines among which some are indented by a little: each of those begins a paragraph. */
function splitAtIndents(group: Group): Group[] {
  const indented = group.lines.filter((line) => /^ {1,8}\S/.test(line)).length;
  const full = group.lines.length - indented;
  if (group.lines.length < 4 || indented === 0 || full < indented || group.lines.some(isRule)) return [group];
  if (group.lines.some((line) => isItem(line))) return [group];
  const parts: Group[] = [];
  for (const line of group.lines) {
    const last = parts.at(-1);
    if (last && !/^ /.test(line)) last.lines.push(line);
    else parts.push({ lines: [line], page: group.page });
  }
  return parts.every(({ lines }) => lines.length > 1 || (lines[0] ?? '').length > 60) ? parts : [group];
}

const ITEM = /^( *)(?:[-*+•‣◦·–—]|\(?(?:\d{1,3}|[a-z])[.)])\s+(?=\S)/;

/** Whether a line begins an item of a list. */
export function isItem(line: string): boolean {
  return ITEM.test(line) && !isRule(line);
}

/** Splits an item's line into indentation, whether it is numbered, and text. */
export function itemOf(line: string): { indent: number; number: string | null; text: string } | null {
  const match = isItem(line) ? ITEM.exec(line) : null;
  if (!match) return null;
  const number = /^\s*\(?(\d{1,3})[.)]/.exec(match[0])?.[1] ?? null;
  return { indent: match[1]?.length ?? 0, number, text: line.slice(match[0].length) };
}
