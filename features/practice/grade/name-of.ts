import { cleanInline, withoutStop } from '../generate/inline';

/** An entry up to this many characters is named whole. */
const LONGEST = 70;

/**
 * A step, an entry or a word as feedback names it, in Markdown: whole where it is short, else its beginning up to a whole word. Code spans
 * and maths are never cut in two.
 */
export function nameOf(markdown: string): string {
  const text = withoutStop(cleanInline(markdown));
  if (text.length > LONGEST) return `“${beginning(text)} …”`;
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,'’–-]*[\p{L}\p{M}\p{N}])?$/u.test(text) ? `*${text}*` : `“${text}”`;
}

/** Several names in one list, in the words of the language. */
export function namesOf(texts: readonly string[], locale: string): string {
  return listFormat(locale).format(texts.map(nameOf));
}

function beginning(text: string): string {
  const cut = text.slice(0, LONGEST).replace(/\s+\S*$/, '');
  const open = ['`', '$'].flatMap((mark) => (cut.split(mark).length % 2 === 0 ? [cut.lastIndexOf(mark)] : []));
  return withoutStop(open.length === 0 ? cut : cut.slice(0, Math.min(...open)));
}

function listFormat(locale: string): Intl.ListFormat {
  try {
    return new Intl.ListFormat(locale);
  } catch {
    return new Intl.ListFormat('en');
  }
}
