import { contentStems } from '@/core/text/tokens';
import { STORY } from './classify/cues';
import { namesStranger } from './people';
import { linkUnits } from './requirements';
import type { ChunkRun } from './runs';
import { phraseIn } from './topic';
import type { Run, Topic } from './types';
import { type UnitContext, unitsOf } from './units';

/** Reads a run: its units, what they take for granted of each other, and how much it is about the topic. Linear in its text. */
export function readRun(chunkRun: ChunkRun, index: number, context: UnitContext): Run {
  const first = chunkRun.chunks[0];
  const run: Run = {
    index,
    sourceId: first?.sourceId ?? '',
    sourcePath: first?.sourcePath ?? '',
    headingPath: chunkRun.headingPath,
    units: [],
    relevance: 0,
  };
  run.units = unitsOf(chunkRun, run, context);
  linkUnits(run);
  markScenes(run, context.people);
  run.relevance = relevanceOf(run, context.topic);
  return run;
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
 * How much a run is about the topic, 0 to 4: its source has the topic for a title, its own heading names it or it defines it (2), a heading
 * above it does (1), a share of its units do (up to 1.5), one of them defines it (0.5).
 */
function relevanceOf(run: Run, topic: Topic): number {
  const stems = run.headingPath.map((heading) => contentStems(heading, topic.language));
  const named = stems.map((words) => phraseIn(words, topic));
  const whole = topic.phrases.includes((stems[0] ?? []).join(' '));
  const defines = run.units.some(({ roles }) => roles.has('definition'));
  const own = whole || defines || (named.length > 1 && named.at(-1) === true);
  const heading = own ? 2 : named.some(Boolean) ? 1 : 0;
  const naming = run.units.filter(({ mentions }) => mentions).length;
  const share = run.units.length === 0 ? 0 : naming / run.units.length;
  return heading + 1.5 * share + (defines ? 0.5 : 0);
}
