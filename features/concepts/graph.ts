/** A directed edge `from -> to`: `from` is needed before `to`. `weight` is the strength of the evidence, 0 to 1. */
export interface Edge {
  from: string;
  to: string;
  weight: number;
}

/**
 * Drops edges until no cycle is left, the weakest edge of each cycle first; the kept edges are in the order given.
 *
 * Edges are taken from strong to weak (ties: by name) and one that would close a cycle is left out, so every dropped edge is
 * the weakest of a cycle whose other edges are kept. Self-loops are always dropped. O(edges × (nodes + edges)).
 */
export function removeCycles<E extends Edge>(edges: readonly E[]): E[] {
  const successors = new Map<string, string[]>();
  const kept = new Set<E>();
  for (const edge of [...edges].sort(strongestFirst)) {
    if (reaches(successors, edge.to, edge.from)) continue;
    kept.add(edge);
    link(successors, edge);
  }
  return edges.filter((edge) => kept.has(edge));
}

/**
 * Drops every edge `a -> c` that a longer way `a -> … -> c` already implies; reachability stays the same.
 *
 * @param edges must be acyclic (see `removeCycles`); duplicate edges count once, the strongest is kept.
 */
export function transitiveReduction<E extends Edge>(edges: readonly E[]): E[] {
  const strongest = new Map<string, E>();
  for (const edge of edges) {
    const pair = JSON.stringify([edge.from, edge.to]);
    const known = strongest.get(pair);
    if (!known || edge.weight > known.weight) strongest.set(pair, edge);
  }
  const single = edges.filter((edge) => strongest.get(JSON.stringify([edge.from, edge.to])) === edge);
  const successors = new Map<string, string[]>();
  for (const edge of single) link(successors, edge);
  return single.filter(
    ({ from, to }) => !(successors.get(from) ?? []).some((next) => next !== to && reaches(successors, next, to)),
  );
}

/**
 * Level of each concept: the number of edges on the longest way to it from a concept without prerequisites, from 0.
 *
 * @param edges ends that are not among `concepts` are ignored; where they contain a cycle, its weakest edges are ignored.
 */
export function levelsOf(concepts: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const levels = new Map(concepts.map((concept) => [concept, 0]));
  const acyclic = removeCycles(edges.filter(({ from, to }) => levels.has(from) && levels.has(to)));
  const successors = new Map<string, string[]>();
  for (const edge of acyclic) link(successors, edge);
  for (const concept of topologicalOrder(concepts, acyclic)) {
    const next = (levels.get(concept) ?? 0) + 1;
    for (const to of successors.get(concept) ?? []) levels.set(to, Math.max(levels.get(to) ?? 0, next));
  }
  return levels;
}

/**
 * The concepts in an order in which every prerequisite comes before what needs it, as near to the given order as that allows:
 * each concept is preceded only by what came before it and by its own missing prerequisites.
 *
 * @param edges must be acyclic; ends that are not among `concepts` are ignored.
 */
export function topologicalOrder(concepts: readonly string[], edges: readonly Edge[]): string[] {
  const place = new Map(concepts.map((concept, index) => [concept, index]));
  const needs = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (place.has(from) && place.has(to)) needs.set(to, [...(needs.get(to) ?? []), from]);
  }
  for (const list of needs.values()) list.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const done = new Set<string>();
  for (const concept of place.keys()) visit(concept, needs, done);
  return [...done];
}

/** Adds what `concept` needs, then `concept`; iterative, because a chain may be longer than the call stack. */
function visit(concept: string, needs: ReadonlyMap<string, string[]>, done: Set<string>): void {
  const open = new Set<string>();
  const stack = [concept];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const missing = open.has(top) ? undefined : (needs.get(top) ?? []).filter((need) => !done.has(need));
    open.add(top);
    if (missing && missing.length > 0) {
      stack.push(...missing.filter((need) => !open.has(need)).reverse());
      continue;
    }
    done.add(top);
    stack.pop();
  }
}

function strongestFirst(a: Edge, b: Edge): number {
  return b.weight - a.weight || compare(a.from, b.from) || compare(a.to, b.to);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function link(successors: Map<string, string[]>, { from, to }: Edge): void {
  const known = successors.get(from);
  if (known) known.push(to);
  else successors.set(from, [to]);
}

function reaches(successors: ReadonlyMap<string, string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const stack = [from];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === to) return true;
    for (const next of successors.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return false;
}
