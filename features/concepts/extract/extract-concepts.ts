import type { ExtractedAlike, ExtractedConcept, Extraction, ExtractionInput } from '../contract';
import { topologicalOrder } from '../graph';
import { alikeConcepts } from './alike';
import { evidenceFor } from './evidence';
import { type Found, findConcepts } from './find-concepts';
import { listedNeeds, withListed } from './front-matter';
import type { ConceptText } from './lean';
import { withLearners } from './learners';
import { meanings } from './prerequisites/meaning';
import { type MeasuredPair, measurePairs, type PairSource } from './prerequisites/measures';
import { proposePrerequisites } from './prerequisites/propose';
import { type ScoredPair, scorePairs } from './prerequisites/score';
import { statedIn } from './prerequisites/stated';
import { codeUsage } from './prerequisites/usage';
import { weightsFor } from './prerequisites/weigh';

/** A pair of concepts by their keys, `prerequisite` before `concept`, with the strength of the evidence, 0 to 1. */
export interface RankedPair {
  prerequisiteKey: string;
  conceptKey: string;
  weight: number;
}

/**
 * The map of a course from its text alone: concepts with their passages, order and definition, and the prerequisites that the text
 * suggests. Deterministic; the order of `input.chunks` does not matter. O(words × longest term + concepts²).
 */
export function extractConcepts(input: ExtractionInput): Extraction {
  const { concepts, proposed, alike } = extractRanked(input);
  return { concepts, prerequisites: proposed, alike };
}

/** As `extractConcepts`, with every pair that has any evidence, strongest first, before the graph is thinned: for evaluation. */
export function extractRanked(input: ExtractionInput): {
  concepts: ExtractedConcept[];
  proposed: Extraction['prerequisites'];
  ranked: RankedPair[];
  alike: ExtractedAlike[];
} {
  const found = findConcepts(input);
  const { drafts, texts, facts } = found;
  const forms = new Map(drafts.map(({ form, concept }) => [concept.key, form]));
  const stated = withListed(
    scorePairs(sourceOf(found), weightsFor(texts)),
    listedNeeds(found.material, texts, found.index),
  );
  const pairs = withLearners(stated, input.learned ?? [], forms);
  const edges = proposePrerequisites(pairs);
  const learned = new Map(pairs.map(({ from, to, logOdds }) => [JSON.stringify([from, to]), logOdds]));
  const order = topologicalOrder(inTextOrder(texts), edges);
  const keys = new Map(drafts.map(({ form, concept }) => [form, concept.key]));
  const positions = new Map(order.map((form, position) => [form, position]));
  const concepts = drafts
    .map(({ form, concept }) => ({ ...concept, position: positions.get(form) ?? 0 }))
    .sort((a, b) => a.position - b.position);
  const keyed = ({ from, to, weight }: ScoredPair): RankedPair => ({
    prerequisiteKey: keys.get(from) ?? from,
    conceptKey: keys.get(to) ?? to,
    weight,
  });
  const proposed = edges.map((edge) => ({
    ...keyed(edge),
    direct: edge.direct,
    evidence: evidenceFor(edge, texts, facts, found.index, learned.get(JSON.stringify([edge.from, edge.to])) ?? 0),
  }));
  const alike = input.given ? [] : alikeConcepts(concepts, keyedMeanings(texts, keys), input.language);
  return { concepts, proposed, ranked: pairs.map(keyed), alike };
}

function keyedMeanings(texts: ReadonlyMap<string, ConceptText>, keys: ReadonlyMap<string, string>) {
  return new Map([...meanings(texts)].map(([form, vector]) => [keys.get(form) ?? form, vector]));
}

/** Measures of every pair of concepts, by their keys: what weights are fitted on. */
export function measureCourse(input: ExtractionInput): { concepts: number; pairs: MeasuredPair[] } {
  const found = findConcepts(input);
  const keys = new Map(found.drafts.map(({ form, concept }) => [form, concept.key]));
  const keyOf = (form: string) => keys.get(form) ?? form;
  const pairs = [...measurePairs(sourceOf(found))].map(({ from, to, values }) => ({
    from: keyOf(from),
    to: keyOf(to),
    values,
  }));
  return { concepts: found.drafts.length, pairs };
}

function sourceOf({ texts, facts, index }: Found): PairSource {
  return {
    texts,
    facts,
    code: codeUsage(texts),
    stated: new Map([...texts].map(([form, text]) => [form, statedIn(text, index)])),
  };
}

/** Concepts in the order in which the course first teaches them. */
function inTextOrder(texts: ReadonlyMap<string, ConceptText>): string[] {
  return [...texts.values()]
    .sort((a, b) => a.first - b.first || b.passages - a.passages || (a.form < b.form ? -1 : 1))
    .map(({ form }) => form);
}
