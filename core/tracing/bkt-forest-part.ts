import type { BktForest } from './bkt-forest';

/** The trees of skills `from` to `to` − 1 as a forest of their own, so that skills can be fitted in several places; without learners' sequences. Copies. */
export function forestPart(forest: BktForest, from: number, to: number): BktForest {
  const [first, end] = [forest.nodeStart[from] ?? 0, forest.nodeStart[to] ?? 0];
  return {
    skills: to - from,
    nodes: end - first,
    nodeStart: forest.nodeStart.slice(from, to + 1).map((start) => start - first),
    parent: forest.parent.slice(first, end).map((parent) => (parent < 0 ? -1 : parent - first)),
    answer: forest.answer.slice(first, end),
    ends: forest.ends.slice(first, end),
    passes: forest.passes.slice(first, end),
    startKnown: forest.startKnown?.slice(first, end) ?? null,
    sequences: { learner: new Int32Array(0), node: new Int32Array(0) },
  };
}

/** Cuts skills into at most `parts` runs of about equally many nodes, none empty: where each begins, and the end. */
export function evenParts(forest: BktForest, parts: number): number[] {
  const cuts = [0];
  for (let part = 1; part < parts; part++) {
    const wanted = (forest.nodes * part) / parts;
    let skill = cuts.at(-1) ?? 0;
    while (skill < forest.skills && (forest.nodeStart[skill] ?? 0) < wanted) skill++;
    if (skill > (cuts.at(-1) ?? 0) && skill < forest.skills) cuts.push(skill);
  }
  return [...cuts, forest.skills];
}
