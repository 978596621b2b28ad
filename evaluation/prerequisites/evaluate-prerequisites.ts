import { averagePrecision } from '@/core/evaluation/average-precision';
import { extractRanked } from '@/features/concepts/extract/extract-concepts';
import { removeCycles } from '@/features/concepts/graph';
import type { CourseChunk } from '@/features/library/contract';
import type { GoldPairs } from './read-pairs';

/** How well the prerequisites found in a course agree with given ones. */
export interface PrerequisiteFigures {
  pairs: number;
  /** Share of the edges found, among the pairs, that are right; NaN where none is found. */
  precision: number;
  recall: number;
  f1: number;
  /** Of the pairs ranked by probability, before the graph is thinned. */
  averagePrecision: number;
  /** Edges that close a cycle in the graph found. */
  cycles: number;
  concepts: number;
  /** Concepts of which the material says nothing. */
  notFound: string[];
}

/** Builds the map of a course for the concepts that occur in the pairs and holds it against them. */
export function evaluatePrerequisites(chunks: CourseChunk[], gold: GoldPairs, language: string): PrerequisiteFigures {
  const { concepts, proposed, ranked } = extractRanked({ chunks, language, given: gold.concepts });
  const weights = new Map(ranked.map((pair) => [keyOf(pair.prerequisiteKey, pair.conceptKey), pair.weight]));
  const found = new Set(proposed.map((edge) => keyOf(edge.prerequisiteKey, edge.conceptKey)));
  const labels = gold.pairs.map(({ needed }) => Number(needed));
  const scores = gold.pairs.map(({ before, after }) => weights.get(keyOf(before, after)) ?? 0);
  const judged = gold.pairs.filter(({ before, after }) => found.has(keyOf(before, after)));
  const hits = judged.filter(({ needed }) => needed).length;
  const needed = labels.filter((label) => label === 1).length;
  const edges = proposed.map(({ prerequisiteKey, conceptKey, weight }) => ({
    ...{ from: prerequisiteKey, to: conceptKey, weight },
  }));
  const taught = new Set(concepts.filter(({ chunks: linked }) => linked.length > 0).map(({ key }) => key));
  return {
    pairs: gold.pairs.length,
    precision: hits / judged.length,
    recall: hits / needed,
    f1: (2 * hits) / (judged.length + needed),
    averagePrecision: averagePrecision(labels, scores),
    cycles: edges.length - removeCycles(edges).length,
    concepts: gold.concepts.length,
    notFound: gold.concepts.filter((name) => !taught.has(name)),
  };
}

function keyOf(before: string, after: string): string {
  return JSON.stringify([before, after]);
}
