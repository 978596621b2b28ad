import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { formOf, wordsOf } from '@/features/concepts/extract/words';
import type { CourseChunk } from '@/features/library/contract';

const GLOSSARY = /(?:glossary|reference)[^/]*$/i;

/** How many of a glossary's terms are concepts of the map. */
export interface GlossaryRecall {
  /** Terms that the body of the course names; of the others the map can say nothing. */
  terms: number;
  recall: number;
  missing: string[];
  /** The same with the glossary left out of the material. */
  recallWithout: number;
  missingWithout: string[];
}

/** Terms of the files called glossary or reference, held against the concepts found with them and without them. */
export function glossaryRecall(chunks: CourseChunk[], language: string): GlossaryRecall {
  const body = chunks.filter(({ sourcePath }) => !GLOSSARY.test(sourcePath));
  const spoken = body
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind, role }) => kind !== 'code' && (role === 'body' || role === 'callout'))
    .map(({ text }) => spaced(text));
  const terms = chunks
    .filter(({ sourcePath }) => GLOSSARY.test(sourcePath))
    .flatMap(({ blocks }) => blocks.flatMap(({ term }) => (term === undefined ? [] : [term.replace(/\s*\(.*\)$/, '')])))
    .filter((term) => spoken.some((text) => text.includes(spaced(term))));
  const missing = missingIn(chunks, terms, language);
  const missingWithout = missingIn(body, terms, language);
  return {
    terms: terms.length,
    recall: 1 - missing.length / terms.length,
    missing,
    recallWithout: 1 - missingWithout.length / terms.length,
    missingWithout,
  };
}

function missingIn(chunks: CourseChunk[], terms: readonly string[], language: string): string[] {
  const { concepts } = extractConcepts({ chunks, language });
  const known = new Set(concepts.flatMap(({ name, aliases }) => [name, ...aliases]).map(formOf));
  return terms.filter((term) => !known.has(formOf(term)));
}

function spaced(text: string): string {
  return ` ${wordsOf(text)
    .map(({ form }) => form)
    .join(' ')} `;
}
