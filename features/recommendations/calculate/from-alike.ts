import { LEAST_LEARNERS } from '@/core/recommendations/helped-alike';
import type { Draft } from '../find/draft';
import { inTen, why } from './words';

/** What was released of the many: noised shares, one line for each thing they did. */
export interface HelpedRow {
  conceptId: string;
  band: string;
  key: string;
  withIt: number;
  withoutIt: number;
  atLeast: number;
}

/** What a learner has done of it themselves. */
export interface Done {
  lessons: number;
  explained: number;
  /** Prerequisites with answers since the concept was begun. */
  practised: ReadonlySet<string>;
}

/** Less than that is not worth saying. */
const WORTHWHILE = 0.05;
const PREREQUISITE = 'prerequisite:';

/** What helped learners who started alike and this one hasn't done yet, the best of each concept. */
export function fromAlike(
  conceptId: string,
  rows: readonly HelpedRow[],
  done: Done,
  names: ReadonlyMap<string, string>,
): Draft[] {
  const name = names.get(conceptId);
  const best = rows
    .filter(({ atLeast, key }) => atLeast >= WORTHWHILE && !hasDone(key, done))
    .sort((a, b) => b.atLeast - a.atLeast)[0];
  if (!best || name === undefined) return [];
  const params = { name, with: inTen(best.withIt), without: inTen(best.withoutIt) };
  if (params.with <= params.without) return [];
  const common = {
    kind: 'alike',
    conceptId,
    passage: null,
    about: best.key,
    days: 28,
    evidence: { withIt: params.with / 10, withoutIt: params.without / 10, learnersAtLeast: LEAST_LEARNERS },
    score: Math.min(0.95, 0.45 + best.atLeast),
  } as const;
  if (best.key === 'lesson')
    return [{ ...common, action: 'lesson', targetId: conceptId, say: () => why('alike.lesson', params) }];
  if (best.key === 'explain')
    return [{ ...common, action: 'explain', targetId: conceptId, say: () => why('alike.explain', params) }];
  const targetId = best.key.slice(PREREQUISITE.length);
  const target = names.get(targetId);
  return target === undefined
    ? []
    : [{ ...common, action: 'practise', targetId, say: () => why('alike.prerequisite', { ...params, target }) }];
}

function hasDone(key: string, done: Done): boolean {
  if (key === 'lesson') return done.lessons > 1;
  if (key === 'explain') return done.explained > 0;
  return !key.startsWith(PREREQUISITE) || done.practised.has(key.slice(PREREQUISITE.length));
}
