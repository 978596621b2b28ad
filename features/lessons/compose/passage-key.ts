import { plainSentence } from '@/core/text/self-contained';

/**
 * Key under which a passage is remembered as shown: 16 hexadecimal digits, the same for the same words whatever their markup, case,
 * punctuation or line breaks, and so the same after re-ingestion and in both places where an author repeats himself.
 */
export function passageKey(markdown: string, kind: 'words' | 'code' = 'words'): string {
  const normal = kind === 'code' ? markdown.replace(/\s+/g, ' ').trim() : normalWords(markdown);
  return fnv1a(normal, 0x811c9dc5) + fnv1a(normal, 0x01000193);
}

function normalWords(markdown: string): string {
  const words = markdown
    .replace(/\]\((?:<[^>]*>|(?:[^()]|\([^()]*\))*)\)/g, ' ')
    .replace(/[`*_]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ? words.join(' ') : plainSentence(markdown);
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits (http://www.isthe.com/chongo/tech/comp/fnv/), with a choice of offset basis. */
function fnv1a(text: string, basis: number): string {
  let hash = basis;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A number from 0 to below 1 that depends only on its arguments: a seeded choice among equals, in any order of asking. */
export function seededFraction(seed: number, text: string): number {
  return Number.parseInt(fnv1a(text, (0x811c9dc5 ^ Math.trunc(seed)) >>> 0), 16) / 0x100000000;
}
