/**
 * Text of an HTML file: by its byte order mark, by what its first kilobyte declares (`meta`, XML declaration), else UTF-8, else what
 * browsers take for undeclared western text (Windows-1252).
 */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const mark = head.startsWith('\xef\xbb\xbf')
    ? 'utf-8'
    : head.startsWith('\xff\xfe')
      ? 'utf-16le'
      : head.startsWith('\xfe\xff')
        ? 'utf-16be'
        : null;
  if (mark) return new TextDecoder(mark).decode(bytes);
  const declared =
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  // A document that says in ASCII that it is UTF-16 is wrong about itself (HTML, "prescan a byte stream").
  const label = declared && /^utf-?16/i.test(declared) ? 'utf-8' : declared;
  return decoded(bytes, label, true) ?? decoded(bytes, 'utf-8', true) ?? new TextDecoder('windows-1252').decode(bytes);
}

function decoded(bytes: Uint8Array, label: string | undefined, fatal: boolean): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
