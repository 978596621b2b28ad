import { type Entry, getFileNameLowLevel } from 'yauzl';

/** General purpose flag of a name in UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8_FLAG = 0x800;

/**
 * Name of an entry as a path with `/`. A name that claims no encoding but is valid UTF-8 is read as that, which is what most programs
 * write; else the specification's code page 437 holds.
 */
export function entryPath(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const flags = entry.generalPurposeBitFlag | (isUtf8(raw) ? UTF8_FLAG : 0);
  return getFileNameLowLevel(flags, raw, entry.extraFields, false).replaceAll('\\', '/');
}

/**
 * The path below the archive's root, or null where it leads out of it (absolute, `..`, a drive, control characters) or names nothing.
 * `.` and empty parts are dropped.
 */
export function safePath(path: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a path with control characters is refused
  if (/^(?:\/|[A-Za-z]:)|[\u0000-\u001f\u007f]/.test(path) || path.length > 1_000) return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
