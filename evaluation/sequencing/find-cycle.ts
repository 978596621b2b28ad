import type { Edge } from '@/core/sequencing/course-graph';

/** Concepts that need one another in a circle, each before the next and the last before the first; null where there is none. */
export function findCycle(count: number, edges: readonly Edge[]): number[] | null {
  const unlocks = Array.from({ length: count }, (): number[] => []);
  for (const [prerequisite, concept] of edges) unlocks[prerequisite]?.push(concept);
  const done = new Set<number>();
  const path: number[] = [];

  const visit = (concept: number): number[] | null => {
    const at = path.indexOf(concept);
    if (at >= 0) return path.slice(at);
    if (done.has(concept)) return null;
    path.push(concept);
    for (const next of unlocks[concept] ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(concept);
    return null;
  };

  for (let concept = 0; concept < count; concept++) {
    const cycle = visit(concept);
    if (cycle) return cycle;
  }
  return null;
}
