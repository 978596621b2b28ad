import { ImportFault } from './fault';

/** Encodings that lists of people come in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

const MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
/** Bytes that UTF-16 without a mark is told by. */
const SAMPLE = 4_000;

/**
 * The text of a file: by its mark; else as UTF-16 where every other byte is zero, as UTF-8 where it is valid, and otherwise as Windows-1252, in which
 * spreadsheets of western Europe write.
 *
 * @throws ImportFault not_a_table when it is no text
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))?.encoding;
  const encoding = marked ?? wideWithoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const text = new TextDecoder(encoding).decode(bytes);
  if (/[^\P{Cc}\s\u0080-\u009f]/u.test(text))
    throw new ImportFault('not_a_table', 'The file is no text. Save the table as CSV and try again.');
  return { text, encoding };
}

function wideWithoutMark(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length < 4) return null;
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Scripts beyond Latin have few zero bytes, but separators and line ends always have one.
  if (odd > even * 4 && odd > sample.length / 20) return 'utf-16le';
  return even > odd * 4 && even > sample.length / 20 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
