import { LRUCache } from 'lru-cache';
import type { TeachingConcept } from '@/features/concepts/contract';
import { type Definer, definerOf } from './classify/definition';
import { isFresh, type Memory, memoryOf } from './draft';
import { passageKey } from './passage-key';
import { peopleIn } from './people';
import { promiseOf } from './promise';
import { readRun } from './run';
import { type ChunkRun, chunkRuns } from './runs';
import { topicOf } from './topic';
import type { Run, Topic, Unit } from './types';

/** What a concept's chunks offer to a lesson. */
export interface Material {
  topic: Topic;
  /** Those that were read, in source order. */
  runs: Run[];
  /** Of those runs, in source order. */
  units: Unit[];
}

/** Fresh, clean words at which reading stops: several times what the longest lesson takes. */
const READ_AHEAD = 1_400;
/** As {@link BLEMISHED} of picking: such units do not count as something to teach. */
const CLEAN = 1.2;

/** The runs of a concept, read one by one as lessons ask for more. */
interface Reader {
  topic: Topic;
  defines: Definer;
  chunkRuns: ChunkRun[];
  /** Indexes of `chunkRuns`, the most promising first. */
  order: number[];
  read: Map<number, Run>;
  /** People in the stories of each source. */
  people: Map<string, ReadonlySet<string>>;
}

/** Reading is a pure function of the concept's text, and every learner's lessons on it begin with it. */
const readers = new LRUCache<string, Reader>({ max: 64 });

/**
 * Reads a concept's chunks into runs and units: the most promising runs first, until there is more fresh material than a lesson can take,
 * all of them where there is not. What was read is remembered for the same text.
 */
export function readMaterial(
  concept: TeachingConcept,
  language: string,
  memory: Memory = memoryOf(new Map(), 0),
): Material {
  const reader = readerOf(concept, language);
  const runs: Run[] = [];
  let words = 0;
  for (const index of reader.order) {
    const run = runAt(reader, index);
    runs.push(run);
    for (const unit of run.units) if (unit.blemish <= CLEAN && isFresh(unit, memory)) words += unit.words;
    if (words >= READ_AHEAD) break;
  }
  runs.sort((a, b) => a.index - b.index);
  return { topic: reader.topic, runs, units: runs.flatMap(({ units }) => units) };
}

function runAt(reader: Reader, index: number): Run {
  const known = reader.read.get(index);
  if (known) return known;
  const chunkRun = reader.chunkRuns[index] ?? { chunks: [], headingPath: [] };
  const { topic, defines } = reader;
  const run = readRun(chunkRun, index, { topic, defines, people: peopleOf(reader, chunkRun) });
  reader.read.set(index, run);
  return run;
}

/** A story goes on from section to section, so the people of all of a source's chunks count. */
function peopleOf(reader: Reader, { chunks }: ChunkRun): ReadonlySet<string> {
  const sourceId = chunks[0]?.sourceId ?? '';
  const known = reader.people.get(sourceId);
  if (known) return known;
  const texts = reader.chunkRuns.flatMap((run) => run.chunks).filter((chunk) => chunk.sourceId === sourceId);
  const people = peopleIn(texts.map(({ text }) => text).join('\n'));
  reader.people.set(sourceId, people);
  return people;
}

function readerOf(concept: TeachingConcept, language: string): Reader {
  const key = fingerprint(concept, language);
  const known = readers.get(key);
  if (known) return known;
  const topic = topicOf(concept, language);
  const runs = chunkRuns(concept.chunks);
  const promises = runs.map((run) => promiseOf(run, concept, topic));
  const made: Reader = {
    topic,
    defines: definerOf([concept.name, ...concept.aliases]),
    chunkRuns: runs,
    order: [...runs.keys()].sort((a, b) => (promises[b] ?? 0) - (promises[a] ?? 0) || a - b),
    read: new Map(),
    people: new Map(),
  };
  readers.set(key, made);
  return made;
}

/** Changes with anything that reading depends on. */
function fingerprint({ name, aliases, chunks, definition }: TeachingConcept, language: string): string {
  const parts = chunks.map((chunk) =>
    [
      chunk.id,
      chunk.sourceId,
      chunk.sourcePath,
      chunk.ordinal,
      chunk.start,
      chunk.blocks.length,
      ...chunk.headingPath,
      passageKey(chunk.text, 'code'),
    ].join(' '),
  );
  return [language, name, ...aliases, definition?.chunkId ?? '', ...parts].join('\n');
}
