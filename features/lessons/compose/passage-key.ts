import { plainSentence } from '@/core/text/self-contained';

/**
 * Key under which a passage is remembered as shown: 16 hexadecimal digits, the same for the same words whatever their markup, case,
 * punctuation or line breaks, and so the same after re-ingestion and in both places where an author repeats himself.
 */
export function passageKey(markdown: string, kind: 'words' | 'code' = 'words'): string {
  const normal = kind === 'code' ? markdown.replace(/\s+/g, ' ').trim() : normalWords(markdown);
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let i = 0; i < normal.length; i++) {
    const unit = normal.charCodeAt(i);
    high = Math.imul(high ^ unit, FNV_PRIME);
    low = Math.imul(low ^ unit, FNV_PRIME);
  }
  return hex(high) + hex(low);
}

function normalWords(markdown: string): string {
  const words = markdown
    .replace(/\]\((?:<[^>]*>|(?:[^()]|\([^()]*\))*)\)/g, ' ')
    .replace(/[`*_]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ? words.join(' ') : plainSentence(markdown);
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/); a key is two of them from two offset bases. */
const FNV_PRIME = 0x01000193;

function hex(hash: number): string {
  return ((hash ^ (hash >>> 15)) >>> 0).toString(16).padStart(8, '0');
}

/** A number from 0 to below 1 that depends only on its arguments: a seeded choice among equals, in any order of asking. */
export function seededFraction(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ Math.trunc(seed)) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return Number.parseInt(hex(hash), 16) / 0x100000000;
}
