import type { ConceptText } from '../lean';

/**
 * Reference distance (Liang et al. 2015), -1 to 1: how much of what the text of `to` names, rare concepts counting more, names `from` in
 * its own text, less the same the other way round.
 *
 * @param named how many texts name each concept
 */
export function createReferenceDistance(
  texts: ReadonlyMap<string, ConceptText>,
  named: ReadonlyMap<string, number>,
): (from: string, to: string) => number {
  const related = new Map<string, [string, number][]>();
  for (const [form, { leans }] of texts)
    related.set(
      form,
      [...leans]
        .filter(([other, { mentions }]) => other !== form && mentions > 0)
        .map(([other, { mentions }]) => [
          other,
          Math.log1p(mentions) * Math.log(1 + texts.size / Math.max(1, named.get(other) ?? 1)),
        ]),
    );
  const all = new Map([...related].map(([form, list]) => [form, list.reduce((sum, [, weight]) => sum + weight, 0)]));
  const referring = (of: string, target: string) => {
    let sum = 0;
    for (const [other, weight] of related.get(of) ?? [])
      if ((texts.get(other)?.leans.get(target)?.mentions ?? 0) > 0) sum += weight;
    return sum / Math.max(1e-9, all.get(of) ?? 0);
  };
  return (from, to) => referring(to, from) - referring(from, to);
}
