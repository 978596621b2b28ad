import { contentStems } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import { peopleIn } from './people';
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

/** Reads a concept's chunks into runs and units. Linear in their text. */
export function readMaterial(concept: TeachingConcept, language: string): Material {
  const topic = topicOf(concept, language);
  const names = [concept.name, ...concept.aliases];
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
    run.units = unitsOf(chunkRun, run, { topic, names, people });
    linkUnits(run);
    markScenes(run);
    run.relevance = relevanceOf(run, topic);
    return run;
  });
  return { topic, runs, units: runs.flatMap(({ units }) => units) };
}

/** A chapter that opens on a scene: what stands in one paragraph with the people of the scene belongs to it. */
function markScenes(run: Run): void {
  if (run.headingPath.length > 1) return;
  const scenes = new Set(run.units.filter(isScene).map(({ atoms }) => atoms[0]?.blockIndex));
  for (const unit of run.units) {
    if (!unit.mentions && scenes.has(unit.atoms[0]?.blockIndex)) unit.roles.add('story');
  }
}

/** People, or a machine with a number that nobody has met yet. */
function isScene(unit: Unit): boolean {
  if (unit.roles.has('story')) return true;
  return (
    !unit.mentions && unit.atoms.some(({ markdown }) => /(?<![\p{L}\d-])\p{Lu}{1,2}-\d+(?![\p{L}\d])/u.test(markdown))
  );
}

/** How much a run is about the topic: its own heading says so, a heading above it does, its units name it. 0 to 4. */
function relevanceOf(run: Run, topic: Topic): number {
  const named = run.headingPath.map((heading) => phraseIn(contentStems(heading, topic.language), topic));
  const heading = named.at(-1) === true ? 2 : named.some(Boolean) ? 1 : 0;
  const naming = run.units.filter(({ mentions }) => mentions).length;
  const share = run.units.length === 0 ? 0 : naming / run.units.length;
  const defines = run.units.some(({ roles }) => roles.has('definition')) ? 0.5 : 0;
  return heading + 1.5 * share + defines;
}
