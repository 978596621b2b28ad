import type { RecommendationAction, RecommendationEvidence, RecommendationKind } from '../contract';

/** A recommendation before it is kept. */
export interface Draft {
  kind: RecommendationKind;
  action: RecommendationAction;
  /** What the learner is at, and what to do it on. */
  conceptId: string;
  targetId: string;
  passage: { chunkId: string; sourceId: string } | null;
  /** What tells it from others of its kind on the same concepts: the mistake, what the many did. */
  about: string;
  /** The one sentence: why this, now. Put into words only for what is kept. */
  say(): string;
  evidence: RecommendationEvidence;
  /** 0 to 1. */
  score: number;
  /** Days that it stays true without new answers. */
  days: number;
}

/** The same for the same advice, whatever its numbers: a teacher's word on it holds after the next calculation. */
export function keyOf({
  kind,
  action,
  conceptId,
  targetId,
  about,
}: Pick<Draft, 'kind' | 'action' | 'conceptId' | 'targetId' | 'about'>): string {
  return [kind, action, conceptId, targetId, about].join('|');
}
