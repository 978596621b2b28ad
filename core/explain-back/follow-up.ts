import type { Judgement, KeyPoint, PointAspect } from './types';

/** What to ask next, and why. */
export type FollowUp =
  | { about: 'wrong' | 'missing' | 'partly'; pointId: string; aspect: PointAspect; quote: string | null }
  | { about: 'confused'; pointId: null; concept: string; quote: string };

/**
 * What to ask a learner about next: what they have confused, then what they have wrong, then what they left out, the weightiest first; null
 * where nothing of weight is left or all of it was asked.
 *
 * @param asked points asked before; null stands for a confusion.
 */
export function followUpOf(
  judgement: Judgement,
  points: readonly KeyPoint[],
  asked: readonly (string | null)[],
): FollowUp | null {
  const confusion = judgement.misconceptions.find(({ kind }) => kind === 'confused');
  if (confusion?.kind === 'confused' && !asked.includes(null))
    return { about: 'confused', pointId: null, concept: confusion.concept, quote: confusion.quote.text };
  for (const about of ['wrong', 'missing', 'partly'] as const) {
    const open = judgement.points.filter(({ id, status }) => status === about && !asked.includes(id));
    const weightiest = points
      .filter(({ id }) => open.some((each) => each.id === id))
      .reduce<KeyPoint | null>((top, each) => (top === null || each.importance > top.importance ? each : top), null);
    if (!weightiest) continue;
    // What is done well enough is not asked for its last detail.
    if (about !== 'wrong' && judgement.outcome === 'explained') continue;
    const said = open.find(({ id }) => id === weightiest.id)?.said ?? null;
    return { about, pointId: weightiest.id, aspect: weightiest.aspect, quote: said?.text ?? null };
  }
  return null;
}
