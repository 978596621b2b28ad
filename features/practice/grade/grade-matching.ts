import { type Grade, notRight, RIGHT } from './grade';

/** Pairs by id, left to right. Right when all pairs are; the score is the share of right pairs. Says how many are right, not which. */
export function gradeMatching(pairs: Record<string, string>, right: Record<string, string>): Grade {
  const wanted = Object.entries(right);
  const given = new Map(Object.entries(pairs));
  if (given.size === 0) return notRight('nothing');
  const count = wanted.filter(([left, target]) => given.get(left) === target).length;
  if (count === wanted.length) return RIGHT;
  const params = { right: count, total: wanted.length };
  if (wanted.some(([left]) => !given.has(left))) return notRight('matchingIncomplete', count / wanted.length, params);
  return notRight(count === 0 ? 'matchingNone' : 'matchingSome', count / wanted.length, params);
}
