import { normaliseTerm, singularise } from '@/core/text/terms';
import type { ExtractedConcept, ExtractionInput } from '../contract';
import type { Candidates } from './candidate';
import { definitionOf } from './define';
import { bodyPathsOfGiven, candidatesOfGiven, type GivenConcept, readGiven, topicsOfGiven } from './given';
import { completions } from './labels';
import { type ConceptText, readLeans } from './lean';
import { type Links, linkChunks } from './link';
import { readLinkTargets } from './links-between';
import { type Material, readMaterial } from './material';
import { countAll, type TermIndex } from './mentions';
import { mergeCandidates } from './merge';
import { aliasesOf, nameOf, readCasing } from './name';
import type { ConceptFacts } from './prerequisites/measures';
import { rescue } from './rescue';
import { scoreOf } from './score';
import { type ChunkSubjects, readSubjects } from './section';
import { type Kept, select } from './select';
import { sightings } from './sightings';
import { indexOf, NO_SUPPORT, type Support, supports } from './support';
import { readTopics, type Topics } from './topics';
import { wordsOf } from './words';

/** A concept of the map before its place in it. */
export interface Draft {
  form: string;
  concept: Omit<ExtractedConcept, 'position'>;
}

/** The concepts of a course, and what the text says of each. */
export interface Found {
  drafts: Draft[];
  texts: Map<string, ConceptText>;
  facts: Map<string, ConceptFacts>;
  material: Material;
  /** Finds the concepts in texts. */
  index: TermIndex;
}

/** Finds the concepts of a course, or in it those that are given. */
export function findConcepts(input: ExtractionInput): Found {
  const given = input.given ? readGiven(input.given) : null;
  const material = readMaterial(
    input.chunks,
    input.language,
    given ? bodyPathsOfGiven(given, new Set(input.chunks.map(({ sourcePath }) => sourcePath))) : undefined,
  );
  const { kept, links, index, texts, names } = mapMaterial(material, given);
  const drafts = draftConcepts(material, kept, links, names);
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
  return { drafts, texts, facts, index, material };
}

function mapMaterial(
  material: Material,
  given: readonly GivenConcept[] | null,
): {
  kept: Kept[];
  /** Names that were given, by form. */
  names: ReadonlyMap<string, string>;
  links: Links;
  index: TermIndex;
  texts: Map<string, ConceptText>;
} {
  const found = readTopics(material);
  const topics = given
    ? topicsOfGiven(
        given,
        material.chunks.map(({ chunk }) => chunk),
        found,
      )
    : found;
  const subjects = readSubjects(material, topics);
  const all = sightings(material, topics, subjects);
  mergeCandidates(all, material);
  const { candidates, names } = given
    ? candidatesOfGiven(given, all, topics)
    : { candidates: all, names: new Map<string, string>() };
  const support = supports(candidates, material);
  const kept = given ? keepAll(candidates, support) : chosen(candidates, support, material, topics, subjects);
  const index = indexOf(kept.map(({ candidate }) => candidate));
  const counts = countAll(index, material.chunks);
  const links = linkChunks(material, kept, subjects, index, counts);
  const texts = readLeans(material, links, index, counts, readLinkTargets(material, links, index));
  return { kept, names, links, index, texts };
}

function chosen(
  candidates: Candidates,
  support: ReadonlyMap<string, Support>,
  material: Material,
  topics: Topics,
  subjects: ReadonlyMap<string, ChunkSubjects>,
): Kept[] {
  const selected = select(candidates, support, material, topics);
  return topics.closed ? selected : rescue(selected, candidates, support, material, subjects);
}

function keepAll(candidates: Candidates, support: ReadonlyMap<string, Support>): Kept[] {
  return [...candidates.values()].map((candidate) => {
    const own = support.get(candidate.form) ?? NO_SUPPORT;
    return { candidate, score: scoreOf(candidate, own), support: own };
  });
}

function draftConcepts(
  material: Material,
  kept: readonly Kept[],
  links: Links,
  names: ReadonlyMap<string, string>,
): Draft[] {
  const casing = readCasing(material);
  const most = Math.max(...kept.map(({ score }) => score), 1);
  const taken = new Set<string>();
  const whole = completions(kept, material);
  return kept.map(({ candidate, score, support }) => {
    const given = names.get(candidate.form);
    const written = nameOf(candidate, support, casing);
    const noun = given === undefined ? whole.get(candidate.form) : undefined;
    if (noun !== undefined) candidate.aliases.add(written);
    const name = given ?? (noun === undefined ? written : `${singularise(written)} ${noun}`);
    const plain = given ?? normaliseTerm(name);
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
