import type { Block } from '@/platform/markdown/types';
import type { MakerInput } from './draft';
import { cleanInline, quote, wordCount } from './inline';
import type { Material } from './material';
import { sentencesOf } from './statement';

/** A passage shows about as much as a margin note holds, in words. */
const MOST_WORDS = 90;

/** Stands where the passage would say the answer. */
export const BLANK = '____';

/**
 * The sentences around one sentence of a block, as a quotation, with the answer blanked.
 *
 * @param sentence clean text of the sentence that the exercise stands on.
 * @param shown what stands in its place: the sentence with its gap.
 * @param mask blanks the answer in the other sentences.
 * @param more statements from elsewhere, shown where the block holds nothing but the sentence.
 */
export function passageAround(
  block: Block,
  sentence: string,
  shown: string,
  mask: (text: string) => string,
  { say, material }: Pick<MakerInput, 'say' | 'material'>,
  more: readonly string[] = [],
): string {
  const all = sentencesOf(block, material.language).map(cleanInline);
  const at = all.indexOf(sentence);
  const kept = [shown];
  let words = wordCount(shown);
  const add = (text: string | undefined, put: (masked: string) => void) => {
    if (text === undefined || words + wordCount(text) > MOST_WORDS) return false;
    words += wordCount(text);
    put(mask(text));
    return true;
  };
  if (at >= 0) {
    for (let next = at + 1; next < all.length && add(all[next], (text) => kept.push(text)); next++);
    for (let before = at - 1; before >= 0 && add(all[before], (text) => kept.unshift(text)); before--);
  }
  if (kept.length === 1) more.every((text) => add(text, (masked) => kept.push(masked)));
  return say('passage', { quote: quote(kept.join(' ')) });
}

/** Blanks every occurrence of the terms in a text. */
export function maskTerms(text: string, keys: ReadonlySet<string>, material: Material): string {
  let masked = '';
  let done = 0;
  for (const { key, start, end } of material.finder.find(text)) {
    if (!keys.has(key)) continue;
    masked += text.slice(done, start) + BLANK;
    done = end;
  }
  return masked + text.slice(done);
}
