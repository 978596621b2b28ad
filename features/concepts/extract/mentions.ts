import type { MaterialChunk } from './material';
import { formOfWords, LONGEST_TERM, type Word } from './words';

/** How often each term (by its key) is named in a text. */
export type Counts = Map<string, number>;

/** Finds terms in texts: the longest term at each place counts, and the words inside it count for no other. */
export class TermIndex {
  /** Form -> key of the term. */
  private readonly keys = new Map<string, string>();
  /** First words of terms, which decide whether a longer look is worth it. */
  private longest = 0;

  /** A form that two terms claim stays with the first. */
  add(form: string, key: string): void {
    if (form.length < 2 || this.keys.has(form)) return;
    this.keys.set(form, key);
    this.longest = Math.max(this.longest, form.length);
  }

  keyOf(form: string): string | undefined {
    return this.keys.get(form);
  }

  /** Counts the terms named in a run of words. */
  count(words: readonly Word[]): Counts {
    const counts: Counts = new Map();
    for (let at = 0; at < words.length; ) {
      const match = this.longestAt(words, at);
      if (match) counts.set(match.key, (counts.get(match.key) ?? 0) + 1);
      at += match?.length ?? 1;
    }
    return counts;
  }

  /** Terms named in a run of words, in order, with the place of their first word. */
  find(words: readonly Word[]): { key: string; at: number; length: number }[] {
    const found: { key: string; at: number; length: number }[] = [];
    for (let at = 0; at < words.length; ) {
      const match = this.longestAt(words, at);
      if (match) found.push({ ...match, at });
      at += match?.length ?? 1;
    }
    return found;
  }

  private longestAt(words: readonly Word[], at: number): { key: string; length: number } | null {
    let best: { key: string; length: number } | null = null;
    let form = '';
    for (let length = 1; length <= LONGEST_TERM && at + length <= words.length; length++) {
      form += words[at + length - 1]?.form ?? '';
      if (form.length > this.longest) break;
      const key = this.keys.get(form);
      if (key !== undefined) best = { key, length };
    }
    return best;
  }
}

/** Counts of each chunk's teaching prose, in the order of the chunks. */
export function countAll(index: TermIndex, chunks: readonly MaterialChunk[]): Counts[] {
  return chunks.map(({ words }) => index.count(words));
}

export function formOfRun(words: readonly Word[], from: number, length: number): string {
  return formOfWords(words.slice(from, from + length));
}
