import { parseCase } from './parse-case';
import { parseTable } from './parse-table';
import type { ParsedFramework } from './parsed';

/**
 * Reads a file that holds a framework: CASE where it is JSON, a table else. Text is UTF-8, UTF-16 with its mark, or, where it is neither,
 * Windows-1252, as spreadsheets write it.
 *
 * @throws FrameworkFault
 */
export function readFramework(bytes: Uint8Array, now: Date): { format: 'case' | 'csv'; parsed: ParsedFramework } {
  const text = decode(bytes);
  if (/^\s*[[{]/.test(text)) return { format: 'case', parsed: parseCase(text, now) };
  return { format: 'csv', parsed: parseTable(text) };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
