import { stem } from '@/core/text/tokens';
import type { ExtractedAlike, ExtractedConcept } from '../contract';
import { EDGE_WORDS, VAGUE } from './heading-words';
import { HEAD_NOUNS } from './merge';
import { cosine } from './prerequisites/meaning';
import { oneSpelling } from './spelling';
import { type Word, wordsOf } from './words';

/** Least likeness of what the passages speak of, and least share of the words of both names. */
const LEAST_MEANING = 0.5;
const LEAST_WORDS = 0.5;

/** A concept as its name and its passages have it. */
interface Named {
  key: string;
  /** Stems of the words of its name, in order. */
  stems: string[];
  /** The same without words that say little ("data", "method"). */
  bare: string[];
  /** No small words join them ("backpropagation through time"). */
  plain: boolean;
  vector: Float32Array | undefined;
  importance: number;
}

/**
 * Pairs of concepts that may be one under two names: their names share most of their words, neither is a kind of the other ("array
 * destructuring", "stochastic gradient descent"), and their passages speak of like things. For a teacher to decide.
 *
 * @param vectors meaning of each concept's passages, by its key
 */
export function alikeConcepts(
  concepts: readonly Omit<ExtractedConcept, 'position'>[],
  vectors: ReadonlyMap<string, Float32Array>,
  locale: string,
): ExtractedAlike[] {
  const named = concepts.map(
    ({ key, name, importance }): Named => ({
      ...{ key, importance, vector: vectors.get(key), plain: isPlain(name) },
      ...{ stems: stemsOf(name, locale, false), bare: stemsOf(name, locale, true) },
    }),
  );
  const pairs: ExtractedAlike[] = [];
  for (const [at, a] of named.entries()) {
    for (const b of named.slice(at + 1)) {
      if (!mayBeSame(a, b)) continue;
      const likeness = cosine(a.vector, b.vector);
      if (likeness < LEAST_MEANING) continue;
      const [into, from] = a.importance >= b.importance ? [a, b] : [b, a];
      pairs.push({ key: into.key, otherKey: from.key, likeness: Math.round(likeness * 1000) / 1000 });
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness);
}

function mayBeSame(a: Named, b: Named): boolean {
  if (a.stems.length < 2 || b.stems.length < 2) return a.plain && b.plain && sameSet(a.bare, b.bare);
  if (sameSet(a.bare, b.bare)) return true;
  const [short, long] = a.stems.length <= b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  if (isRunOf(short, long)) return false;
  const shared = new Set(short.filter((word) => long.includes(word))).size;
  return (
    shared >= 2 &&
    shared / new Set([...short, ...long]).size >= LEAST_WORDS &&
    short.every((word) => long.includes(word))
  );
}

/** Whether one name stands in the other as it is, so that the longer one is a kind or a part of it. */
function isRunOf(short: readonly string[], long: readonly string[]): boolean {
  return ` ${long.join(' ')} `.includes(` ${short.join(' ')} `);
}

function isPlain(name: string): boolean {
  return wordsOf(name).every(({ lower }) => !EDGE_WORDS.has(lower));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [new Set(a), new Set(b)];
  return one.size > 0 && one.size === other.size && [...one].every((word) => other.has(word));
}

function stemsOf(name: string, locale: string, bare: boolean): string[] {
  const saysLittle = ({ lower, form }: Word) => VAGUE.has(lower) || VAGUE.has(form) || HEAD_NOUNS.test(form);
  return wordsOf(name)
    .filter((word) => !EDGE_WORDS.has(word.lower) && !(bare && saysLittle(word)))
    .map(({ form }) => stem(oneSpelling(form), locale));
}
