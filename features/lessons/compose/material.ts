import { LRUCache } from 'lru-cache';
import { contentStems } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import { STORY } from './classify/cues';
import { definerOf } from './classify/definition';
import { passageKey } from './passage-key';
import { namesStranger, peopleIn } from './people';
import { linkUnits } from './requirements';
import { chunkRuns } from './runs';
import { phraseIn, topicOf } from './topic';
import type { Run, Topic, Unit } from './types';
import { unitsOf } from './units';

/** Everything that a concept's chunks offer to a lesson. */
export interface Material {
  topic: Topic;
  /** In source order. */
  runs: Run[];
  /** Of all runs, in source order. */
  units: Unit[];
}

/** Reading is a pure function of the concept's text, and every learner's lessons on it begin with it. */
const materials = new LRUCache<string, Material>({ max: 64 });

/** Reads a concept's chunks into runs and units. Linear in their text; remembered for the same text. */
export function readMaterial(concept: TeachingConcept, language: string): Material {
  const key = fingerprint(concept, language);
  const known = materials.get(key);
  if (known) return known;
  const made = read(concept, language);
  materials.set(key, made);
  return made;
}

/** Changes with anything that reading depends on. */
function fingerprint({ name, aliases, chunks }: TeachingConcept, language: string): string {
  const parts = chunks.map(
    (chunk) => `${chunk.id} ${chunk.start} ${chunk.blocks.length} ${passageKey(chunk.text, 'code')}`,
  );
  return [language, name, ...aliases, '', ...parts].join('\n');
}

function read(concept: TeachingConcept, language: string): Material {
  const topic = topicOf(concept, language);
  const defines = definerOf([concept.name, ...concept.aliases]);
  const people = peopleIn(concept.chunks.map(({ text }) => text).join('\n'));
  const runs = chunkRuns(concept.chunks).map((chunkRun, index): Run => {
    const first = chunkRun.chunks[0];
    const run: Run = {
      index,
      sourceId: first?.sourceId ?? '',
      sourcePath: first?.sourcePath ?? '',
      headingPath: chunkRun.headingPath,
      units: [],
      relevance: 0,
    };
    run.units = unitsOf(chunkRun, run, { topic, defines, people });
    linkUnits(run);
    markScenes(run, people);
    run.relevance = relevanceOf(run, topic);
    return run;
  });
  return { topic, runs, units: runs.flatMap(({ units }) => units) };
}

/** A chapter that opens on a scene: what stands in one paragraph with its people belongs to it. */
function markScenes(run: Run, people: ReadonlySet<string>): void {
  if (run.headingPath.length > 1) return;
  for (const unit of run.units) {
    const block = unit.atoms[0]?.block;
    if (block?.kind === 'paragraph' && !unit.mentions && isScene(block.text, people)) unit.roles.add('story');
  }
}

/** People, or a machine with a number that nobody has met yet. */
function isScene(text: string, people: ReadonlySet<string>): boolean {
  return STORY.test(text) || namesStranger(text, people) || /(?<![\p{L}\d-])\p{Lu}{1,2}-\d+(?![\p{L}\d])/u.test(text);
}

/**
 * How much a run is about the topic, 0 to 4: its source has the topic for a title or its own heading names it (2), a heading above it does
 * (1), a share of its units do (up to 1.5), one of them defines it (0.5).
 */
function relevanceOf(run: Run, topic: Topic): number {
  const stems = run.headingPath.map((heading) => contentStems(heading, topic.language));
  const named = stems.map((words) => phraseIn(words, topic));
  const whole = topic.phrases.includes((stems[0] ?? []).join(' '));
  const heading = whole || (named.length > 1 && named.at(-1) === true) ? 2 : named.some(Boolean) ? 1 : 0;
  const naming = run.units.filter(({ mentions }) => mentions).length;
  const share = run.units.length === 0 ? 0 : naming / run.units.length;
  const defines = run.units.some(({ roles }) => roles.has('definition')) ? 0.5 : 0;
  return heading + 1.5 * share + defines;
}
