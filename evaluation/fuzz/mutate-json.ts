import type { Random } from './random';

/** JSON of the same shape but for a few values, which become others, go, are doubled or trade places. */
export function mutateJson(text: string, random: Random, tokens: readonly string[]): string {
  const value: unknown = JSON.parse(text);
  let changes = 1 + random.below(4);
  const places = count(value);
  const walk = (node: unknown): unknown => {
    if (changes > 0 && random.below(places) < 4) {
      changes--;
      return other(node, random, tokens);
    }
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(
        Object.entries(node).map(([key, child]) => [
          random.below(places) === 0 ? random.pick(tokens) : key,
          walk(child),
        ]),
      );
    return node;
  };
  return JSON.stringify(walk(value)) ?? 'null';
}

function count(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce((sum: number, child) => sum + count(child), 1);
}

function other(node: unknown, random: Random, tokens: readonly string[]): unknown {
  if (typeof node === 'string' && random.below(2) === 0) {
    const at = random.below(node.length + 1);
    return node.slice(0, at) + random.pick(tokens).repeat(1 + random.below(3)) + node.slice(at + random.below(5));
  }
  if (Array.isArray(node) && random.below(2) === 0)
    return [...node, ...node].slice(0, 1 + random.below(node.length * 2 + 1));
  return random.pick<unknown>([
    false,
    true,
    -1,
    1e308,
    '',
    'x'.repeat(random.below(2_000)),
    [],
    [[[[node]]]],
    {},
    { text: node },
    [node, node],
    random.pick(tokens),
  ]);
}
