/** An item of a Markdown list: its marker with indentation, and its words in one line. */
export interface ListItem {
  indent: string;
  marker: string;
  text: string;
}

const ITEM = /^(\s*)([-*+•]|\d{1,3}[.)])\s+(.*)$/;

/** Reads a list; lines that go on with an item join it. */
export function readItems(markdown: string): ListItem[] {
  const items: ListItem[] = [];
  for (const line of markdown.split('\n')) {
    const match = ITEM.exec(line);
    const last = items.at(-1);
    if (match) items.push({ indent: match[1] ?? '', marker: match[2] ?? '-', text: match[3] ?? '' });
    else if (last) last.text = `${last.text} ${line.trim()}`.trim();
  }
  return items;
}

/** Writes a list again; numbers go on from the first one without a gap, items whose parent went come up one level. */
export function writeItems(items: readonly (ListItem & { kept: boolean })[]): string {
  const counts = new Map<number, number>();
  const lines: string[] = [];
  let deepest = -1;
  for (const { indent, marker, text, kept } of items) {
    if (!kept) continue;
    const depth = indent.replaceAll('\t', '    ').length;
    const level = Math.min(depth, deepest < 0 ? 0 : depth > deepest ? deepest + 3 : depth);
    for (const known of counts.keys()) if (known > level) counts.delete(known);
    deepest = level;
    const count = (counts.get(level) ?? 0) + 1;
    counts.set(level, count);
    const mark = /^\d/.test(marker) ? `${count}${marker.slice(-1)}` : marker === '•' ? '-' : marker;
    lines.push(`${' '.repeat(level)}${mark} ${text}`);
  }
  return lines.join('\n');
}
