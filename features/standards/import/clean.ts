/** One line of plain words: markup of web editors and needless space taken out, cut at `most` UTF-16 units. */
export function cleanText(text: string, most: number): string {
  return (
    text
      .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&amp;/g, '&')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL stores no NUL, and nobody reads the others
      .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
      .trim()
      .slice(0, most)
  );
}

/** Education levels: a list, or one text with commas, semicolons or bars; ranges of numbers (`3-5`) are written out. */
export function cleanLevels(given: string | readonly unknown[]): string[] {
  const parts =
    typeof given === 'string'
      ? given.split(/[,;|]/)
      : given.flatMap((one) => (typeof one === 'string' ? one.split(/[,;|]/) : []));
  const levels = parts.flatMap((part) => rangeOf(cleanText(part, 40))).filter((level) => level !== '');
  return [...new Set(levels)].slice(0, 40);
}

function rangeOf(level: string): string[] {
  const plain = level.replace(/^(?:grades?|years?)\s+/i, '');
  const range = /^(K|KG|\d{1,2})\s*[-–]\s*(\d{1,2})$/i.exec(plain);
  if (!range) return [/^\d$/.test(plain) ? `0${plain}` : /^K$/i.test(plain) ? 'KG' : plain];
  const first = /^k/i.test(range[1] ?? '') ? 0 : Number(range[1]);
  const last = Number(range[2]);
  if (last < first || last - first > 20) return [plain];
  return Array.from({ length: last - first + 1 }, (_, step) => levelOf(first + step));
}

function levelOf(year: number): string {
  return year === 0 ? 'KG' : String(year).padStart(2, '0');
}
