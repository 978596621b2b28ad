import { copyIndex } from '@/core/explain-back/copying';
import { judgeExplanation } from '@/core/explain-back/judge';
import { keyPointsOf } from '@/core/explain-back/key-points';
import { type PlacedConcept, siblingsOf } from '@/core/explain-back/siblings';
import { readVocabulary } from '@/core/explain-back/vocabulary';
import { normaliseTerm } from '@/core/text/terms';
import type { Extraction } from '@/features/concepts/contract';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import type { CourseChunk } from '@/features/library/contract';
import type { SampleExplanation, SampleOutcome } from './sample-explanations';

/** Judges explanations of concepts of a course through the product's own path from chunks to outcome, without a model and a database. */
export function judgeSamples(
  chunks: readonly CourseChunk[],
  samples: readonly SampleExplanation[],
  locale = 'en',
): SampleOutcome[] {
  const map = extractConcepts({ chunks: [...chunks], language: locale });
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const vocabulary = readVocabulary(
    chunks.map(({ text }) => text),
    locale,
  );
  const placed = map.concepts.map((concept) => placedConcept(concept, map));
  return samples.flatMap((sample) => {
    const concept = map.concepts.find(({ name }) => normaliseTerm(name) === normaliseTerm(sample.concept));
    if (!concept) return [];
    const teaching = concept.chunks
      .filter(({ role }) => role === 'teaches')
      .flatMap(({ chunkId }) => byId.get(chunkId) ?? []);
    const near = new Set(
      map.prerequisites.flatMap(({ conceptKey, prerequisiteKey }) =>
        conceptKey === concept.key ? [prerequisiteKey] : prerequisiteKey === concept.key ? [conceptKey] : [],
      ),
    );
    const related = map.concepts.filter(({ key }) => near.has(key));
    const points = keyPointsOf({
      concept,
      passages: teaching.map((chunk) => ({
        id: chunk.id,
        heading: chunk.headingPath.at(-1) ?? '',
        blocks: chunk.blocks,
      })),
      related,
      otherTerms: new Set(
        map.concepts
          .filter((each) => each !== concept)
          .flatMap((each) => [each.name, ...each.aliases].map(normaliseTerm)),
      ),
      vocabulary,
      locale,
    });
    const siblings = siblingsOf(placedConcept(concept, map), placed, locale);
    const copies = copyIndex(
      teaching.map(({ text }) => text),
      locale,
    );
    const judgement = judgeExplanation({ text: sample.text, concept, points, siblings, vocabulary, copies, locale });
    const confused = judgement.misconceptions.flatMap((each) => (each.kind === 'confused' ? [each.concept] : []));
    return [{ ...sample, outcome: judgement.outcome, confused, points: points.length }];
  });
}

function placedConcept(concept: Extraction['concepts'][number], { prerequisites }: Extraction): PlacedConcept {
  const { key, name, aliases, definition, chunks } = concept;
  return {
    ...{ id: key, name, aliases, definition },
    chunkIds: chunks.flatMap(({ role, chunkId }) => (role === 'teaches' ? [chunkId] : [])),
    prerequisiteIds: prerequisites.flatMap((edge) => (edge.conceptKey === key ? [edge.prerequisiteKey] : [])),
  };
}
