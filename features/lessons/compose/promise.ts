import { contentStems } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { ChunkRun } from './runs';
import { phraseIn } from './topic';
import type { Topic } from './types';

/**
 * How much a run promises before it is read, cheaply: its headings name the topic, its text does so often, it has the definition. Decides
 * which runs are read first, not what is taken from them.
 */
export function promiseOf(run: ChunkRun, concept: TeachingConcept, topic: Topic): number {
  const named = run.headingPath.map((heading) => phraseIn(contentStems(heading, topic.language), topic));
  const heading = named.at(-1) === true ? 2 : named.some(Boolean) ? 1 : 0;
  const defines = run.chunks.some(({ id }) => id === concept.definition?.chunkId) ? 3 : 0;
  return heading + defines + 2 * densityOf(run, [concept.name, ...concept.aliases]);
}

/** Share of the run's chunks that spell out one of the names; singular and plural forms of regular nouns count as one. */
function densityOf(run: ChunkRun, names: readonly string[]): number {
  const spellings = names
    .map((name) => name.toLowerCase().replace(/(?:es|s|e|y|ies)$/, ''))
    .filter((name) => name !== '');
  const naming = run.chunks.filter(({ text }) => {
    const lower = text.toLowerCase();
    return spellings.some((spelling) => lower.includes(spelling));
  });
  return run.chunks.length === 0 ? 0 : naming.length / run.chunks.length;
}
