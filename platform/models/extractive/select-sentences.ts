import { sentenceTraits } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';
import { contentStems, jaccard } from '@/core/text/tokens';
import type { PromptPassage } from '../types';

/** A sentence of a passage, word for word. */
export interface Selected {
  ref: string;
  text: string;
  /** Place of its passage among the passages, and of it in there, from 0. */
  passage: number;
  place: number;
}

interface Candidate extends Selected {
  stems: Set<string>;
  score: number;
}

/** The part of a question's weight that a sentence must carry to be an answer at all. */
const LEAST_SHARE = 0.34;
/** A sentence this much like one that was chosen says nothing new. */
const TOO_ALIKE = 0.85;
/** What a passage loses for each place further down the list, which comes best first. */
const BY_RANK = 0.03;

/**
 * The whole sentences of the passages that best match a question: words weighted by how few sentences have them, each sentence understandable by
 * itself, none twice; at most `most`, in the order of the material. Deterministic.
 * @returns none where nothing matches
 */
export function selectSentences(
  passages: readonly PromptPassage[],
  question: string,
  { most, language }: { most: number; language: string },
): Selected[] {
  const wanted = new Set(contentStems(question, language));
  if (wanted.size === 0) return [];
  const candidates = passages.flatMap((passage, index) => sentencesOf(passage, index, language));
  const weights = weigh(wanted, candidates);
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const candidate of candidates) candidate.score = scoreOf(candidate, weights, whole);
  const ranked = candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || before(a, b));
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => jaccard(other.stems, candidate.stems) >= TOO_ALIKE)) chosen.push(candidate);
  }
  return chosen.sort(before).map(({ ref, text, passage, place }) => ({ ref, text, passage, place }));
}

/** Sentences of running text that a reader understands without what stood around them. */
export function sentencesOf(passage: PromptPassage, index: number, language: string): Candidate[] {
  return splitSentences(runningText(passage.text), language).flatMap(({ text }, place) => {
    const { leans, announces, elsewhere, stageDirection, whole, asks } = sentenceTraits(text, language);
    if (leans || announces || elsewhere || stageDirection || asks || !whole) return [];
    const stems = new Set(contentStems(text, language));
    return stems.size < 2 ? [] : [{ ref: passage.ref, text: oneLine(text), passage: index, place, stems, score: 0 }];
  });
}

/** Markdown without code blocks, tables, headings, images, block maths and marks of lists and quotations. */
function runningText(markdown: string): string {
  return markdown
    .replace(/^(`{3,}|~{3,})[\s\S]*?(?:^\1[`~]*\s*$|$(?![\s\S]))/gm, '\n\n')
    .replace(/\$\$[\s\S]*?\$\$/g, '\n\n')
    .replace(/^\s*\|.*$/gm, '')
    .replace(/^\s{0,3}#{1,6}\s.*$/gm, '\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/^\s*>\s?/gm, '')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/gm, '\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Inverse document frequency over the sentences at hand; a word that none has weighs as much as the rarest. */
function weigh(wanted: ReadonlySet<string>, candidates: readonly Candidate[]): Map<string, number> {
  const total = candidates.length;
  return new Map(
    [...wanted].map((stem) => {
      const having = candidates.filter(({ stems }) => stems.has(stem)).length;
      return [stem, Math.log(1 + (total - having + 0.5) / (having + 0.5))];
    }),
  );
}

function scoreOf(candidate: Candidate, weights: ReadonlyMap<string, number>, whole: number): number {
  let matched = 0;
  for (const [stem, weight] of weights) if (candidate.stems.has(stem)) matched += weight;
  const share = whole === 0 ? 0 : matched / whole;
  if (share < LEAST_SHARE) return 0;
  // Long sentences match more by chance.
  return share / Math.sqrt(1 + candidate.stems.size / 20) - BY_RANK * candidate.passage * share;
}

function before(a: Selected, b: Selected): number {
  return a.passage - b.passage || a.place - b.place;
}
