import { checkProbability } from './bkt-refusals';
import type { TracingData } from './dataset';

/**
 * All answer sequences of each skill as a tree in which equal beginnings are stored once: a node is one answer after
 * everything above it. What forward–backward computes for a beginning is the same for every learner who began so, and what
 * it sums over continuations adds up, so one pass over the nodes does the work of a pass over all answers, exactly. Short
 * practice has few patterns: 221,182 answers of assist09 are about a third as many nodes.
 *
 * Nodes of skill `s` are `nodeStart[s]` to `nodeStart[s + 1]` − 1, each after its parent.
 */
export interface BktForest {
  skills: number;
  nodes: number;
  nodeStart: Int32Array;
  /** Node of the answer before, −1 for a first answer. */
  parent: Int32Array;
  /** 2 · emission class + (1 right, 0 wrong); with one class simply the answer. */
  answer: Int32Array;
  /** Sequences that end at the node, by their learners' weights. */
  ends: Float64Array;
  /** Sequences that pass through the node or end there. */
  passes: Float64Array;
  /** p(L) before a first answer where it is known (a sequence that goes on), NaN where it is p(L0); null: nowhere. */
  startKnown: Float64Array | null;
  /** The last node of each sequence, with its learner. */
  sequences: { learner: Int32Array; node: Int32Array };
}

export interface ForestOptions {
  /** Emission class of each row, from 0 within its skill; one class for all where not given. */
  emissionClass?: Int32Array;
  /** All skills into one tree: the population as one skill. A sequence is still one learner on one skill. */
  pooled?: boolean;
  /**
   * p(L) of a learner on a skill before the first row here, NaN where that row is their first ever. A sequence that goes on
   * shares its beginning with no other.
   */
  startKnown?: (learner: number, skill: number) => number;
  /** How much each learner counts, above 0; 1 for all where not given. */
  weights?: ArrayLike<number>;
}

/**
 * Builds the trees of all skills of the data; time and memory grow with the rows.
 *
 * @throws RangeError where a given p(L) is neither a probability nor NaN.
 */
export function buildForest(data: TracingData, options: ForestOptions = {}): BktForest {
  const skills = options.pooled ? 1 : data.skillNames.length;
  const grown = growTrees(data, skills, options);
  const { nodeStart, place } = placesBySkill(grown.skill.subarray(0, grown.nodes), skills);
  const forest: BktForest = {
    skills,
    nodes: grown.nodes,
    nodeStart,
    parent: new Int32Array(grown.nodes),
    answer: new Int32Array(grown.nodes),
    ends: new Float64Array(grown.nodes),
    passes: new Float64Array(grown.nodes),
    startKnown: grown.startKnown ? new Float64Array(grown.nodes).fill(Number.NaN) : null,
    sequences: {
      learner: Int32Array.from(grown.endLearner),
      node: Int32Array.from(grown.endNode, (n) => place[n] ?? 0),
    },
  };
  for (let node = 0; node < grown.nodes; node++) {
    const at = place[node] ?? 0;
    const parent = grown.parent[node] ?? -1;
    forest.parent[at] = parent < 0 ? -1 : (place[parent] ?? 0);
    forest.answer[at] = grown.answer[node] ?? 0;
    if (forest.startKnown) forest.startKnown[at] = grown.startKnown?.[node] ?? Number.NaN;
  }
  const { learner, node: ends } = forest.sequences;
  for (let sequence = 0; sequence < ends.length; sequence++) {
    const node = ends[sequence] ?? 0;
    forest.ends[node] = (forest.ends[node] ?? 0) + (options.weights?.[learner[sequence] ?? 0] ?? 1);
  }
  countPasses(forest, forest.ends, forest.passes);
  return forest;
}

/** Sums the weights of sequences that end at or below each node. `passes` is overwritten. */
export function countPasses(forest: BktForest, ends: Float64Array, passes: Float64Array): void {
  passes.set(ends);
  for (let node = forest.nodes - 1; node >= 0; node--) {
    const parent = forest.parent[node] ?? -1;
    if (parent >= 0) passes[parent] = (passes[parent] ?? 0) + (passes[node] ?? 0);
  }
}

function growTrees(data: TracingData, skills: number, options: ForestOptions) {
  const { emissionClass, pooled = false } = options;
  const startKnown = options.startKnown ? new Float64Array(data.rows).fill(Number.NaN) : null;
  const parent = new Int32Array(data.rows);
  const answer = new Int32Array(data.rows);
  const skill = new Int32Array(data.rows);
  const firstChild = new Int32Array(data.rows).fill(-1);
  const nextSibling = new Int32Array(data.rows).fill(-1);
  const firstRoot = new Int32Array(skills).fill(-1);
  const last = new Int32Array(data.skillNames.length).fill(-1);
  const endLearner: number[] = [];
  const endNode: number[] = [];
  let nodes = 0;
  for (let learner = 0; learner < data.learners; learner++) {
    const [from, to] = [data.learnerStart[learner] ?? 0, data.learnerStart[learner + 1] ?? 0];
    for (let row = from; row < to; row++) {
      const own = data.skill[row] ?? 0;
      const tree = pooled ? 0 : own;
      const before = last[own] ?? -1;
      const code = 2 * (emissionClass?.[row] ?? 0) + (data.correct[row] ?? 0);
      const start = before < 0 ? (options.startKnown?.(learner, own) ?? Number.NaN) : Number.NaN;
      if (!Number.isNaN(start)) checkProbability(`p(L) that learner ${learner} brings along`, start);
      let node = !Number.isNaN(start) ? -1 : ((before < 0 ? firstRoot[tree] : firstChild[before]) ?? -1);
      while (node >= 0 && answer[node] !== code) node = nextSibling[node] ?? -1;
      if (node < 0) {
        node = nodes++;
        parent[node] = before;
        answer[node] = code;
        skill[node] = tree;
        if (startKnown) startKnown[node] = start;
        const siblings = before < 0 ? firstRoot : firstChild;
        const under = before < 0 ? tree : before;
        if (Number.isNaN(start)) {
          nextSibling[node] = siblings[under] ?? -1;
          siblings[under] = node;
        }
      }
      last[own] = node;
    }
    for (let row = from; row < to; row++) {
      const own = data.skill[row] ?? 0;
      const node = last[own] ?? -1;
      if (node < 0) continue;
      endLearner.push(learner);
      endNode.push(node);
      last[own] = -1;
    }
  }
  return { nodes, parent, answer, skill, startKnown, endLearner, endNode };
}

/** Where each node goes when skills lie together, the order within a skill kept. */
function placesBySkill(skill: Int32Array, skills: number): { nodeStart: Int32Array; place: Int32Array } {
  const nodeStart = new Int32Array(skills + 1);
  for (const code of skill) nodeStart[code + 1] = (nodeStart[code + 1] ?? 0) + 1;
  for (let code = 0; code < skills; code++) {
    nodeStart[code + 1] = (nodeStart[code + 1] ?? 0) + (nodeStart[code] ?? 0);
  }
  const next = nodeStart.slice();
  const place = new Int32Array(skill.length);
  for (let node = 0; node < skill.length; node++) {
    const code = skill[node] ?? 0;
    place[node] = next[code] ?? 0;
    next[code] = (next[code] ?? 0) + 1;
  }
  return { nodeStart, place };
}
