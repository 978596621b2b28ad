/**
 * Groups of what is joined more among itself than with the rest: each entry goes to the group that raises modularity
 * (Newman and Girvan, 2004) the most, again and again until none wants to move; the first phase of the Louvain method
 * (Blondel and others, 2008). Deterministic: entries in the order given, ties to the first group. Unjoined entries stay
 * alone. Edges with an end outside are left out.
 */
export function communities(ids: readonly string[], edges: readonly (readonly [string, string])[]): string[][] {
  const links = new Map<string, string[]>(ids.map((id) => [id, []]));
  let total = 0;
  for (const [a, b] of edges) {
    if (a === b || !links.has(a) || !links.has(b)) continue;
    links.get(a)?.push(b);
    links.get(b)?.push(a);
    total++;
  }
  const group = new Map(ids.map((id) => [id, id]));
  const degree = new Map(ids.map((id) => [id, links.get(id)?.length ?? 0]));
  for (let round = 0, moved = true; moved && round < 20; round++) {
    moved = false;
    for (const id of ids) moved = moveBest(id, { links, group, degree, total }, own(links, id)) || moved;
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const name = group.get(id) ?? id;
    groups.set(name, [...(groups.get(name) ?? []), id]);
  }
  return [...groups.values()];
}

interface Partition {
  links: ReadonlyMap<string, readonly string[]>;
  group: Map<string, string>;
  /** Ends of edges in each group. */
  degree: Map<string, number>;
  total: number;
}

const own = (links: ReadonlyMap<string, readonly string[]>, id: string) => links.get(id)?.length ?? 0;

function moveBest(id: string, { links, group, degree, total }: Partition, ends: number): boolean {
  const from = group.get(id) ?? id;
  const joined = new Map<string, number>([[from, 0]]);
  for (const other of links.get(id) ?? []) {
    const name = group.get(other) ?? other;
    joined.set(name, (joined.get(name) ?? 0) + 1);
  }
  const gain = (name: string) => {
    const others = (degree.get(name) ?? 0) - (name === from ? ends : 0);
    return (joined.get(name) ?? 0) - (others * ends) / (2 * Math.max(1, total));
  };
  let best = from;
  for (const name of joined.keys()) if (gain(name) > gain(best) + 1e-9) best = name;
  if (best === from) return false;
  group.set(id, best);
  degree.set(from, (degree.get(from) ?? 0) - ends);
  degree.set(best, (degree.get(best) ?? 0) + ends);
  return true;
}
