import { type Grade, notRight, RIGHT } from './grade';
import { nameOf, namesOf } from './name-of';

/** More wrong pairs than this are not listed one by one. */
const MOST_NAMED = 3;

/**
 * Pairs by id, left to right. Right when all pairs are; the score is the share of right pairs. Feedback names the entries whose partners are
 * wrong, and the two that have each other's; never a right partner.
 *
 * @param left text of each entry on the left, Markdown, by id.
 */
export function gradeMatching(
  pairs: Record<string, string>,
  right: Record<string, string>,
  left: readonly { id: string; text: string }[] = [],
  locale = 'en',
): Grade {
  const wanted = Object.entries(right);
  const given = new Map(Object.entries(pairs));
  if (given.size === 0) return notRight('nothing');
  const wrong = wanted.filter(([id, target]) => given.get(id) !== target);
  const count = wanted.length - wrong.length;
  if (wrong.length === 0) return RIGHT;
  const score = count / wanted.length;
  const params = { right: count, total: wanted.length };
  if (wanted.some(([id]) => !given.has(id))) return notRight('matchingIncomplete', score, params);
  if (count === 0 && wanted.length > 2) return notRight('matchingNone', 0, params);
  const texts = wrong.map(([id]) => left.find((entry) => entry.id === id)?.text ?? id);
  const [a, b] = wrong;
  if (a && b && wrong.length === 2 && given.get(a[0]) === b[1] && given.get(b[0]) === a[1]) {
    return notRight('matchingSwapped', score, { ...params, a: nameOf(texts[0] ?? ''), b: nameOf(texts[1] ?? '') });
  }
  if (wrong.length > MOST_NAMED) return notRight('matchingSome', score, params);
  return notRight('matchingWrong', score, { ...params, names: namesOf(texts, locale) });
}
