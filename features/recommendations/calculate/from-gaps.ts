import { SCAFFOLDED_FROM } from '@/core/tracing/thresholds';
import type { Draft } from '../find/draft';
import type { Gap } from '../find/gaps';
import { why } from './words';

/** What is missing or weak below what a learner is at: a lesson where little is known, else practice; a review where it faded. */
export function fromGaps(gaps: readonly Gap[], names: ReadonlyMap<string, string>): Draft[] {
  return gaps.flatMap((gap): Draft[] => {
    const [name, target] = [names.get(gap.conceptId), names.get(gap.targetId)];
    if (name === undefined || target === undefined) return [];
    return [
      {
        ...{ kind: 'gap', action: actionOf(gap), conceptId: gap.conceptId, targetId: gap.targetId },
        ...{ passage: null, about: '', say: () => why(`gap.${gap.as}`, { name, target }) },
        evidence: {
          ...(gap.mastery === null ? {} : { mastery: gap.mastery }),
          ...(gap.targetMastery === null ? {} : { targetMastery: gap.targetMastery }),
          ...(gap.as === 'faded' && gap.recall !== null ? { recall: gap.recall } : {}),
        },
        ...{ score: gap.score, days: 14 },
      },
    ];
  });
}

function actionOf({ as, targetMastery }: Gap): Draft['action'] {
  if (as === 'faded') return 'review';
  return as === 'missing' || (targetMastery ?? 0) < SCAFFOLDED_FROM ? 'lesson' : 'practise';
}
