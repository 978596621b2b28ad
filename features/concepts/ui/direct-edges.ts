/**
 * The edges of an acyclic graph that no longer way implies (its transitive reduction). What can be reached from a
 * concept is a row of bits, so that 500 concepts with thousands of edges take a few milliseconds in a browser.
 */
export function directEdges<E extends { prerequisiteId: string; conceptId: string }>(
  count: number,
  edges: readonly E[],
  place: ReadonlyMap<string, number>,
): ReadonlySet<E> {
  const next: number[][] = Array.from({ length: count }, () => []);
  const ends = edges.map((edge) => ({
    edge,
    from: place.get(edge.prerequisiteId) ?? -1,
    to: place.get(edge.conceptId) ?? -1,
  }));
  for (const { from, to } of ends) if (from >= 0 && to >= 0) next[from]?.push(to);
  const words = Math.ceil(count / 32);
  const reach = new Uint32Array(count * words);
  for (const at of lastFirst(next)) {
    for (const to of next[at] ?? []) {
      const [own, other] = [at * words, to * words];
      reach[own + (to >> 5)] = (reach[own + (to >> 5)] ?? 0) | (1 << (to & 31));
      for (let word = 0; word < words; word++)
        reach[own + word] = (reach[own + word] ?? 0) | (reach[other + word] ?? 0);
    }
  }
  const reaches = (from: number, to: number) => (((reach[from * words + (to >> 5)] ?? 0) >>> (to & 31)) & 1) === 1;
  return new Set(
    ends
      .filter(({ from, to }) => !(next[from] ?? []).some((via) => via !== to && reaches(via, to)))
      .map(({ edge }) => edge),
  );
}

/** Every node after all that it leads to. */
function lastFirst(next: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Uint8Array(next.length);
  for (let start = 0; start < next.length; start++) {
    const stack: [node: number, child: number][] = seen[start] ? [] : [[start, 0]];
    seen[start] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = next[top[0]]?.[top[1]];
      top[1]++;
      if (to === undefined) {
        order.push(top[0]);
        stack.pop();
      } else if (!seen[to]) {
        seen[to] = 1;
        stack.push([to, 0]);
      }
    }
  }
  return order;
}
