import type { CourseChunk } from '@/features/library/contract';
import { proseOnly } from './inline';

/** Writes a term as it stands inside a sentence: "Hazardous energy" small, "Gaussian" and "PPE" as they are. */
export interface CasedTerm {
  (term: string): string;
  /** Words that the course writes in small letters, outside code. */
  lowerWords: ReadonlySet<string>;
}

/** Learns from the course's prose which words are written small: at least as often as they carry a capital inside a sentence. */
export function casing(chunks: readonly CourseChunk[]): CasedTerm {
  const counts = new Map<string, number>();
  for (const chunk of chunks) {
    for (const block of chunk.blocks) {
      if (block.kind === 'code' || block.kind === 'output' || block.kind === 'math') continue;
      const prose = proseOnly(block.markdown.slice(0, 20_000)).replace(/\]\([^)]*\)/g, ' ');
      for (const [word] of prose.matchAll(SMALL)) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word] of prose.matchAll(LARGE))
        counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) - 1);
    }
  }
  const lowerWords = new Set([...counts].filter(([, count]) => count >= 0).map(([word]) => word));
  const asWritten = (term: string) =>
    term.replace(/(?<![\p{L}\p{N}`.])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu, (word) =>
      // A word that opens sentences only is no name.
      (counts.get(word.toLowerCase()) ?? 0) >= 0 ? word.toLowerCase() : word,
    );
  return Object.assign(asWritten, { lowerWords });
}

const SMALL = /(?<![\p{L}\p{N}_./-])\p{Ll}[\p{Ll}'’]*(?![\p{L}\p{N}_/]|\.\p{L})/gu;
/** With a capital though no sentence, quotation or heading begins there. */
const LARGE = /(?<=\p{Ll},?\s)\p{Lu}\p{Ll}+(?![\p{L}\p{N}_/]|\.\p{L})/gu;

/** Whether a term, as the text writes it inside a sentence, is the name of one thing: "Kaggle" means nothing, it is something. */
export function isProperName(term: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(term);
}
