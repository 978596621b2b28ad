import { DocumentError } from '../errors';

/** Share of characters that no text has from which on a file is none. */
const MOST_CONTROL = 0.02;
/** Bytes looked at to tell UTF-16 without a mark. */
const HEAD = 4096;

/**
 * Text of a file whose encoding nobody wrote down: UTF-8 and UTF-16 by their byte order marks, UTF-16 also by its zero bytes, UTF-8 where
 * the bytes are valid, else windows-1252, which has a character for nearly every byte. Line breaks become `\n`.
 *
 * @throws DocumentError `empty`, or `wrong_content` for bytes that are no text
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  if (text.trim() === '') throw new DocumentError('empty');
  const control = text.match(/(?![\t\n\f])[\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (control > 3 && control > text.length * MOST_CONTROL) throw new DocumentError('wrong_content', 'it holds no text');
  return text.replace(/(?![\t\n\f])\p{Cc}/gu, '');
}

function decode(bytes: Uint8Array): string {
  const utf = decoder(bytes);
  return utf === null ? fromWindows(bytes) : utf.decode(bytes);
}

/** Null for windows-1252. */
function decoder(bytes: Uint8Array): TextDecoder | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 5 && even < odd / 10) return new TextDecoder('utf-16le');
  if (even > head.length / 5 && odd < even / 10) return new TextDecoder('utf-16be');
  return isUtf8(bytes) ? new TextDecoder('utf-8') : null;
}

/** Characters of windows-1252 from 0x80 on that latin1 lacks; Node 20's own decoder gives control characters for them. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS.charAt(character.charCodeAt(0) - 0x80));
}

/** Valid but for a character cut off at the end. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
