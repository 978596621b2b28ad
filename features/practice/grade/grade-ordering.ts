import { type Grade, notRight, RIGHT } from './grade';

/**
 * Steps in order. Right only when all stand right; the score is the share of pairs of steps that stand in the right order (Kendall).
 * Feedback names two neighbours that are swapped, or how far the beginning is right. Positions count from 1 in the learner's order.
 */
export function gradeOrdering(order: readonly string[], right: readonly string[]): Grade {
  if (order.length === 0) return notRight('nothing');
  const places = order.map((id) => right.indexOf(id));
  if (places.length !== right.length || new Set(places).size !== right.length || places.includes(-1)) {
    return notRight('orderingIncomplete', 0, { total: right.length });
  }
  const wrong = places.flatMap((place, i) => (place === i ? [] : [i]));
  if (wrong.length === 0) return RIGHT;
  const score = concordance(places);
  const [first = 0, second = 0] = wrong;
  if (wrong.length === 2 && second === first + 1) {
    return notRight('orderingSwapped', score, { first: first + 1, second: second + 1 });
  }
  if (first > 0) return notRight('orderingStart', score, { count: first, next: first + 1 });
  return notRight('orderingWrong', score, { right: right.length - wrong.length, total: right.length });
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
