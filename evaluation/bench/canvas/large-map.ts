import { createRandom } from '@/core/random/random';
import type { ConceptMap } from '@/features/concepts/contract';
import { levelsOf } from '@/features/concepts/graph';

const words = [
  'Energy',
  'Pressure',
  'Bearing',
  'Isolation',
  'Torque',
  'Hazard',
  'Permit',
  'Valve',
  'Lubricant',
  'Shaft',
  'Current',
  'Sensor',
];
const parts = [
  'of rotating machines',
  'in confined spaces',
  'and its limits',
  'under load',
  'by hand',
  'at rest',
  'before work',
  'after work',
];

/**
 * A made-up map: sources of 20 concepts under four headings, each concept with up to four prerequisites, most of them
 * shortly before it in its own source. The same for the same seed.
 */
export function largeMap(count: number, seed = 1): ConceptMap {
  const random = createRandom(seed);
  const modes = [null, 'foundational', 'scaffolded', 'advanced'] as const;
  const pairs = new Map<string, { prerequisiteId: string; conceptId: string }>();
  for (let index = 1; index < count; index++) {
    for (let line = random.integer(5); line > 0; line--) {
      const near = random.chance(0.85) ? Math.min(index, 1 + random.integer(12)) : 1 + random.integer(index);
      const edge = { prerequisiteId: `c${index - near}`, conceptId: `c${index}` };
      pairs.set(`${edge.prerequisiteId} ${edge.conceptId}`, edge);
    }
  }
  const ids = Array.from({ length: count }, (_, index) => `c${index}`);
  const levels = levelsOf(
    ids,
    [...pairs.values()].map((edge) => ({ from: edge.prerequisiteId, to: edge.conceptId, weight: 1 })),
  );
  return {
    revision: 1,
    concepts: ids.map((id, position) => {
      const mode = modes[random.integer(4)] ?? null;
      const mastery = { foundational: 0.2, scaffolded: 0.5, advanced: 0.9 };
      const source = Math.floor(position / 20);
      return {
        id,
        courseId: 'course',
        name: `${words[random.integer(words.length)]} ${parts[random.integer(parts.length)]} ${position}`,
        aliases: [],
        definition: null,
        position,
        level: levels.get(id) ?? 0,
        origin: 'extracted',
        hidden: false,
        accepted: false,
        importance: 0.5,
        chunkCount: 2,
        itemCount: 3,
        mastery: mode ? mastery[mode] : null,
        mode,
        ready: random.chance(0.5),
        place: { sourceId: `s${source}`, title: `Chapter ${source + 1}`, heading: `Part ${Math.floor(position / 5)}` },
      };
    }),
    prerequisites: [...pairs.values()].map((edge) => ({
      ...edge,
      origin: 'proposed',
      weight: 0.5,
      evidence: '',
      learners: null,
    })),
  };
}
