import { contentStems } from '@/core/text/tokens';

/** A vector whose direction is the text's words, each at a place of its own by a hash: texts with the same words are near. */
export function hashVector(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0.001);
  for (const stem of contentStems(text)) {
    let hash = 2_166_136_261;
    for (const letter of stem) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    const place = (hash >>> 1) % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash & 1 ? 1 : -1);
  }
  return vector;
}
