import { normaliseTerm } from '@/core/text/terms';
import type { ExtractedConcept, Extraction, ExtractionInput } from '../contract';
import { definitionOf } from './define';
import { linkChunks } from './link';
import { readMaterial } from './material';
import { countAll } from './mentions';
import { mergeCandidates } from './merge';
import { aliasesOf, nameOf, readCasing } from './name';
import { readSubjects } from './section';
import { select } from './select';
import { sightings } from './sightings';
import { indexOf, supports } from './support';
import { readTopics } from './topics';

export function extractConcepts(input: ExtractionInput): Extraction {
  const material = readMaterial(input.chunks, input.language);
  const topics = readTopics(material);
  const subjects = readSubjects(material, topics);
  const candidates = sightings(material, topics, subjects);
  mergeCandidates(candidates, material);
  const kept = select(candidates, supports(candidates, material), material, topics);
  const index = indexOf(kept.map(({ candidate }) => candidate));
  const counts = countAll(index, material.chunks);
  const links = linkChunks(material, kept, subjects, index, counts);
  const casing = readCasing(material);
  const most = kept[0]?.score ?? 1;
  const concepts = kept.map(({ candidate, score, support }, position): ExtractedConcept => {
    const name = nameOf(candidate, support, casing);
    return {
      key: normaliseTerm(name),
      name,
      aliases: aliasesOf(candidate, name, casing),
      definition: definitionOf(candidate, input.language),
      position,
      importance: Math.round((score / most) * 1000) / 1000,
      chunks: links.get(candidate.form) ?? [],
      signals: [...new Set(candidate.sightings.map(({ signal }) => signal))].sort(),
    };
  });
  return { concepts, prerequisites: [] };
}
