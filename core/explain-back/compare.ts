import type { ReadSentence, ReadWord } from './reading';
import { likeness, type PointWord } from './same-meaning';

/** What is measured of a stretch of a learner's text against one key point; all 0 to 1. */
export const FEATURES = ['recall', 'precision', 'both', 'letters', 'order'] as const;
export type Features = readonly number[];

export interface PointReading {
  words: readonly PointWord[];
  text: string;
}

/** Sentences of the learner's that may together say one point. */
export const WINDOW_SENTENCES = 2;

/** Neighbouring sentences of a text. */
export interface Window {
  from: number;
  to: number;
}

/** Every run of one to {@link WINDOW_SENTENCES} neighbouring sentences. */
export function windowsOf(count: number): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < count; from++)
    for (let to = from + 1; to <= Math.min(count, from + WINDOW_SENTENCES); to++) windows.push({ from, to });
  return windows;
}

/**
 * Compares each window of a text with a point. Recall is the share of the point's words, by weight, that the window says (those that the
 * question gives away don't count), precision the share of the window's words that the point accounts for, `both` their harmonic mean, `letters` the letter triples they have in common (Dice), `order` the
 * longest common subsequence of stems against the mean of both lengths.
 */
export function compareWindows(
  point: PointReading,
  sentences: readonly ReadSentence[],
  windows: readonly Window[],
): Features[] {
  const likenesses = sentences.map(({ words }) => likenessesOf(point.words, words));
  const triples = letterTriples(point.text);
  return windows.map(({ from, to }) => {
    const words = sentences.slice(from, to).flatMap((sentence) => sentence.words);
    const table = likenesses.slice(from, to).flat();
    const recall = recallOf(point.words, table);
    const precision = precisionOf(words, table);
    const sum = recall + precision;
    const said = letterTriples(words.map(({ text }) => text).join(' '));
    let shared = 0;
    for (const triple of triples) if (said.has(triple)) shared++;
    return [
      recall,
      precision,
      sum === 0 ? 0 : (2 * recall * precision) / sum,
      triples.size + said.size === 0 ? 0 : (2 * shared) / (triples.size + said.size),
      orderOf(point.words, words),
    ];
  });
}

/** For each word said, how far it stands for each word of the point. */
function likenessesOf(point: readonly PointWord[], words: readonly ReadWord[]): number[][] {
  return words.map((word) =>
    word.content ? point.map((each) => (each.content ? likeness(each, word) : 0)) : point.map(() => 0),
  );
}

function recallOf(point: readonly PointWord[], table: readonly number[][]): number {
  let [found, total, foundNew, totalNew] = [0, 0, 0, 0];
  point.forEach((word, i) => {
    if (!word.content) return;
    let best = 0;
    for (const row of table) best = Math.max(best, row[i] ?? 0);
    total += word.weight;
    found += word.weight * best;
    if (word.given) return;
    totalNew += word.weight;
    foundNew += word.weight * best;
  });
  if (totalNew > 0) return foundNew / totalNew;
  return total === 0 ? 0 : found / total;
}

function precisionOf(words: readonly ReadWord[], table: readonly number[][]): number {
  let [found, total] = [0, 0];
  words.forEach((word, i) => {
    if (!word.content || word.given) return;
    total += word.weight;
    found += word.weight * Math.max(0, ...(table[i] ?? []));
  });
  return total === 0 ? 0 : found / total;
}

function orderOf(point: readonly PointWord[], words: readonly ReadWord[]): number {
  if (point.length === 0) return 0;
  const lengths = new Uint16Array(words.length + 1);
  for (const { stem } of point) {
    let diagonal = 0;
    words.forEach((word, i) => {
      const above = lengths[i + 1] ?? 0;
      lengths[i + 1] = word.stem === stem ? diagonal + 1 : Math.max(above, lengths[i] ?? 0);
      diagonal = above;
    });
  }
  return (2 * (lengths[words.length] ?? 0)) / (point.length + words.length);
}

function letterTriples(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at++) triples.add(plain.slice(at, at + 3));
  return triples;
}
