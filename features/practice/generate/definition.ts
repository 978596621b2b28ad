import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';

/** How a meaning is built; only meanings of one shape stand beside each other as options. `code`: the term is code. */
export type MeaningShape = 'thing' | 'doing' | 'infinitive' | 'command' | 'verb' | 'code';

/** A term with its meaning, as the material says it. */
export interface Definition {
  /** As the text uses it inside a sentence, without article: "lockout device". */
  term: string;
  /** `normaliseTerm` of the term. */
  key: string;
  /** Other names that the definition itself gives: "(PPE)". */
  aliases: string[];
  /** What the term means, without closing stop: "the lock, hasp, valve cover or similar hardware that …". */
  meaning: string;
  shape: MeaningShape;
  /** The whole sentence or entry, clean. */
  sentence: string;
  /** Of a sentence "subject is meaning": subject with its article, and the verb; null for entries and other forms. */
  clause: { subject: string; verb: string } | null;
  /** Written as a sentence, or as an entry of a glossary, list or table. */
  form: 'sentence' | 'entry';
  /** The term names several things: "What are …?" */
  plural: boolean;
  /** How surely the author meant it as a definition: 3 set off in a sentence, 2 glossary, 1 plain sentence, 0 list or table. */
  rank: number;
  chunk: CourseChunk;
  block: Block;
  /** Content stems of the meaning. */
  stems: ReadonlySet<string>;
  /** Terms of the course that the meaning speaks of, as keys. */
  speaksOf: ReadonlySet<string>;
}
