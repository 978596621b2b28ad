import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { questionTerms } from '@/core/language/search-terms';
import { createRandom, type Random } from '@/core/random/random';
import type { IndexedChunk } from '@/platform/search/types';

/** Sentences that are worth recombining, in characters. */
const SHORTEST = 40;
const LONGEST = 300;
/** Sentences of a chunk. */
const SENTENCES = 5;
/** Share of a chunk's sentences that come from the part of the material that its course is about. */
const OWN = 0.8;
/** Terms of a question, function words left out. */
const LEAST_ASKED = 3;
/** Sentences that a course is about. */
const SUBJECT = 1_500;

/** Sentences of Markdown files under a folder, code left out, each once, in the order of their paths. */
export async function sentencesUnder(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.md')).sort();
  const sentences = new Set<string>();
  for (const file of files) {
    const text = (await readFile(path.join(folder, file), 'utf8')).replace(/```[\s\S]*?```/g, ' ');
    for (const sentence of text.split(/(?<=[.!?])\s+/)) {
      const plain = sentence.replace(/\s+/g, ' ').trim();
      if (plain.length >= SHORTEST && plain.length <= LONGEST) sentences.add(plain);
    }
  }
  return [...sentences];
}

/** A chunk with the sentences that it is made of, by number. */
export interface RecombinedChunk extends IndexedChunk {
  sentences: number[];
}

/** A course of chunks, each of sentences of real text in a combination of its own. The same seed gives the same texts. */
export function recombinedCourse(
  sentences: readonly string[],
  { districtId, courseId, chunks, seed }: { districtId: string; courseId: string; chunks: number; seed: number },
): RecombinedChunk[] {
  const random = createRandom(seed);
  const from = random.integer(sentences.length);
  const pick = () =>
    random.chance(OWN) ? (from + random.integer(SUBJECT)) % sentences.length : random.integer(sentences.length);
  return Array.from({ length: chunks }, (_, number) => {
    const heading = sentences[pick()] ?? '';
    const picked = Array.from({ length: SENTENCES }, pick);
    return {
      chunkId: idOf(seed, number),
      ...{ districtId, courseId, sourceId: idOf(seed, 0xffff_0000 + Math.floor(number / 100)) },
      hash: String(number),
      heading: heading.split(' ').slice(0, 5).join(' '),
      text: picked.map((at) => sentences[at] ?? '').join(' '),
      language: 'en',
      sentences: picked,
    };
  });
}

/** What might be asked of such courses: six words of one of their sentences, none of them short. */
export function questionOf(sentences: readonly string[], random: Random): string {
  for (;;) {
    const sentence = sentences[random.integer(sentences.length)] ?? '';
    const words = sentence.split(' ').filter((word) => /^\p{L}{4,}/u.test(word));
    const question = Array.from({ length: 6 }, () => words[random.integer(words.length)] ?? '').join(' ');
    if (questionTerms(question, ['en']).length >= LEAST_ASKED) return question;
  }
}

/** A UUID by two numbers. */
export function idOf(high: number, low: number): string {
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  return `${hex(high)}-0000-4000-8000-0000${hex(low)}`;
}
