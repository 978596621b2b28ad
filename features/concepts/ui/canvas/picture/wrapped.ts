/** Breaks words into at most so many lines of a width; what is too long ends in "…". `widthOf` measures a line. */
export function wrapped(text: string, width: number, most: number, widthOf: (line: string) => number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(cut([line, ...words.slice(index)].join(' '), width, widthOf));
      return lines;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(cut(line, width, widthOf));
  return lines;
}

function cut(text: string, width: number, widthOf: (line: string) => number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  let [fits, tooLong] = [0, letters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (widthOf(`${letters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
