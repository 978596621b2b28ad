import { type Grade, notRight, RIGHT } from './grade';
import { nameOf } from './name-of';

/**
 * Steps in order. Right only when all stand right; the score is the share of pairs of steps that stand in the right order (Kendall).
 * Feedback names two neighbours that are swapped, the only step that is out of place, or the first two steps that stand the wrong way
 * round. Positions count from 1 in the learner's order.
 *
 * @param steps text of each step, Markdown, by id.
 */
export function gradeOrdering(
  order: readonly string[],
  right: readonly string[],
  steps: readonly { id: string; text: string }[] = [],
): Grade {
  if (order.length === 0) return notRight('nothing');
  const places = order.map((id) => right.indexOf(id));
  if (places.length !== right.length || new Set(places).size !== right.length || places.includes(-1)) {
    return notRight('orderingIncomplete', 0, { total: right.length });
  }
  const wrong = places.flatMap((place, i) => (place === i ? [] : [i]));
  if (wrong.length === 0) return RIGHT;
  const score = concordance(places);
  const name = (at: number) => nameOf(steps.find(({ id }) => id === order[at])?.text ?? String(at + 1));
  const [first = 0, second = 0] = wrong;
  if (wrong.length === 2 && second === first + 1) {
    const params = { first: first + 1, second: second + 1, a: name(first), b: name(second) };
    return notRight('orderingSwapped', score, params);
  }
  const stray = places.findIndex((_, i) => isRising(places.filter((_place, at) => at !== i)));
  if (stray !== -1) {
    const goes = (places[stray] ?? 0) < stray ? 'earlier' : 'later';
    return notRight('orderingMoved', score, { step: name(stray), place: stray + 1, goes });
  }
  const fall = places.findIndex((place, i) => place > (places[i + 1] ?? Number.POSITIVE_INFINITY));
  return notRight('orderingPair', score, { count: first, a: name(fall), b: name(fall + 1), place: fall + 1 });
}

function isRising(places: readonly number[]): boolean {
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
}

function concordance(places: readonly number[]): number {
  let agreeing = 0;
  let pairs = 0;
  places.forEach((left, i) => {
    for (const later of places.slice(i + 1)) {
      pairs++;
      if (left < later) agreeing++;
    }
  });
  return pairs === 0 ? 0 : agreeing / pairs;
}
