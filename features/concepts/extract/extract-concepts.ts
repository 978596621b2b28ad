import { normaliseTerm } from '@/core/text/terms';
import type { ExtractedConcept, Extraction, ExtractionInput } from '../contract';
import { topologicalOrder } from '../graph';
import { definitionOf } from './define';
import { evidenceFor } from './evidence';
import { type ConceptText, readLeans } from './lean';
import { type Links, linkChunks } from './link';
import { readLinkTargets } from './links-between';
import { type Material, readMaterial } from './material';
import { countAll, type TermIndex } from './mentions';
import { mergeCandidates } from './merge';
import { aliasesOf, nameOf, readCasing } from './name';
import type { ConceptFacts, ScoredPair } from './prerequisite-parts';
import { proposePrerequisites, scorePairs } from './prerequisites';
import { rescue } from './rescue';
import { readSubjects } from './section';
import { type Kept, select } from './select';
import { sightings } from './sightings';
import { indexOf, supports } from './support';
import { readTopics } from './topics';
import { wordsOf } from './words';

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
  const { concepts, proposed } = extractRanked(input);
  return { concepts, prerequisites: proposed };
}

/** As `extractConcepts`, with every pair that has any evidence, strongest first, before the graph is thinned: for evaluation. */
export function extractRanked(input: ExtractionInput): {
  concepts: ExtractedConcept[];
  proposed: Extraction['prerequisites'];
  ranked: RankedPair[];
} {
  const found = findConcepts(input);
  const { drafts, texts, facts } = found;
  const pairs = scorePairs(texts, facts);
  const edges = proposePrerequisites(pairs);
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
  const proposed = edges.map((edge) => ({ ...keyed(edge), evidence: evidenceFor(edge, texts, facts) }));
  return { concepts, proposed, ranked: pairs.map(keyed) };
}

interface Draft {
  form: string;
  concept: Omit<ExtractedConcept, 'position'>;
}

function findConcepts(input: ExtractionInput): {
  drafts: Draft[];
  texts: Map<string, ConceptText>;
  facts: Map<string, ConceptFacts>;
} {
  const material = readMaterial(input.chunks, input.language);
  const { kept, links, index, texts } = mapMaterial(material);
  const drafts = draftConcepts(material, kept, links);
  const facts = new Map(
    drafts.map(({ form, concept }): [string, ConceptFacts] => [
      form,
      {
        form,
        name: concept.name,
        nameWords: wordsOf(concept.name).map((word) => word.form),
        inDefinition: new Set(index.count(wordsOf(concept.definition?.text ?? '')).keys()),
      },
    ]),
  );
  return { drafts, texts, facts };
}

function mapMaterial(material: Material): {
  kept: Kept[];
  links: Links;
  index: TermIndex;
  texts: Map<string, ConceptText>;
} {
  const topics = readTopics(material);
  const subjects = readSubjects(material, topics);
  const candidates = sightings(material, topics, subjects);
  mergeCandidates(candidates, material);
  const support = supports(candidates, material);
  const selected = select(candidates, support, material, topics);
  const kept = topics.closed ? selected : rescue(selected, candidates, support, material, subjects);
  const index = indexOf(kept.map(({ candidate }) => candidate));
  const counts = countAll(index, material.chunks);
  const links = linkChunks(material, kept, subjects, index, counts);
  const texts = readLeans(material, links, index, counts, readLinkTargets(material, links, index));
  return { kept, links, index, texts };
}

function draftConcepts(material: Material, kept: readonly Kept[], links: Links): Draft[] {
  const casing = readCasing(material);
  const most = Math.max(...kept.map(({ score }) => score), 1);
  const taken = new Set<string>();
  return kept.map(({ candidate, score, support }) => {
    const name = nameOf(candidate, support, casing);
    const plain = normaliseTerm(name);
    const key = taken.has(plain) ? candidate.form : plain;
    taken.add(key);
    return {
      form: candidate.form,
      concept: {
        key,
        name,
        aliases: aliasesOf(candidate, name, casing),
        definition: definitionOf(candidate, material.locale),
        importance: Math.round((score / most) * 1000) / 1000,
        chunks: links.get(candidate.form) ?? [],
        signals: [...new Set(candidate.sightings.map(({ signal }) => signal))].sort(),
      },
    };
  });
}

/** Concepts in the order in which the course first teaches them. */
function inTextOrder(texts: ReadonlyMap<string, ConceptText>): string[] {
  return [...texts.values()]
    .sort((a, b) => a.first - b.first || b.passages - a.passages || (a.form < b.form ? -1 : 1))
    .map(({ form }) => form);
}
