import { randomUUID } from 'node:crypto';
import { createRandom, type Random } from '@/core/random/random';

/** A chunk of a made-up course. */
export interface SyntheticChunk {
  id: string;
  sourceId: string;
  ordinal: number;
  headingPath: string[];
  text: string;
}

/** Different words of the course. */
const WORDS = 30_000;
/** Words of a chunk. */
const LENGTH = 80;
const CHUNKS_EACH = 100;
const TOPICS = 400;

/**
 * A course of pseudo-words that are as unevenly frequent as words are (Zipf), with subjects: half the words of a chunk are those of its
 * own subject. The same seed gives the same course, ids aside.
 */
export function syntheticCourse(chunks: number, seed = 1): { sources: string[]; chunks: SyntheticChunk[] } {
  const random = createRandom(seed);
  const words = Array.from({ length: WORDS }, () => pseudoWord(random));
  const sources = Array.from({ length: Math.ceil(chunks / CHUNKS_EACH) }, () => randomUUID());
  return {
    sources,
    chunks: Array.from({ length: chunks }, (_, number): SyntheticChunk => {
      const topic = random.integer(TOPICS);
      const word = () => words[random.chance(0.5) ? zipf(random, WORDS) : ownWord(random, topic)] ?? '';
      const sentences = Array.from({ length: LENGTH / 10 }, () => {
        const sentence = Array.from({ length: 10 }, word).join(' ');
        return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
      });
      return {
        id: randomUUID(),
        sourceId: sources[Math.floor(number / CHUNKS_EACH)] ?? '',
        ordinal: number % CHUNKS_EACH,
        headingPath: [`Source ${Math.floor(number / CHUNKS_EACH)}`, `${word()} ${word()}`],
        text: sentences.join(' '),
      };
    }),
  };
}

/** What a learner might ask: six words of a chunk, and how questions begin. */
export function syntheticQuestions(chunks: readonly SyntheticChunk[], count: number, seed = 2): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const chunk = chunks[random.integer(chunks.length)];
    const words = chunk?.text.split(' ') ?? [];
    const asked = Array.from({ length: 6 }, () => words[random.integer(words.length)] ?? '');
    return `Why does the ${asked.join(' ').replaceAll('.', '').toLowerCase()}?`;
  });
}

/** Rank 0 is the commonest; about 1 / (rank + 1). */
function zipf(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor(count ** random.uniform()) - 1);
}

function ownWord(random: Random, topic: number): number {
  return (1_000 + topic * 60 + zipf(random, 60)) % WORDS;
}

function pseudoWord(random: Random): string {
  const [consonants, vowels] = ['bcdfglmnprstvz', 'aeiou'];
  const letter = (letters: string) => letters.charAt(random.integer(letters.length));
  const syllables = 2 + random.integer(3);
  return Array.from({ length: syllables }, () => letter(consonants) + letter(vowels)).join('') + letter(consonants);
}
