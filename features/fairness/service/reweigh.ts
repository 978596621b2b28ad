import { balancedWeights } from '@/core/fairness/reweigh';
import { withheldGroups } from '@/core/fairness/suppress';
import { isKnown } from '@/core/tracing/thresholds';
import type { GroupAttribute, ReweighOffer } from '../contract';
import type { Groups } from '../store-groups';

/** What the learner model says of answers that no fit has seen, with learners alike and weighed; wired in `server/`. */
export interface WeightTrial {
  version: number;
  plain: { logLoss: number; auc: number | null };
  weighed: { logLoss: number; auc: number | null };
  answers: {
    learnerId: string;
    correct: boolean;
    plain: { expected: number; pKnown: number };
    weighed: { expected: number; pKnown: number };
  }[];
}

/** How much each learner counts so that all groups of an attribute count the same. */
export function weightsBy({ learnerIds, groupOf }: Groups, attribute: GroupAttribute): Map<string, number> {
  const groups = groupOf.get(attribute) ?? [];
  const weights = balancedWeights(groups);
  return new Map(
    learnerIds.flatMap((id, number) => (groups[number] === null ? [] : [[id, weights[number] ?? 1] as const])),
  );
}

/** What weighing would do, group by group; small groups are left out as everywhere. */
export function offerOf(
  trial: WeightTrial,
  { numberOf, groupOf }: Groups,
  attribute: GroupAttribute,
  least: number,
): ReweighOffer {
  const groups = groupOf.get(attribute) ?? [];
  const byGroup = new Map<string, WeightTrial['answers']>();
  for (const answer of trial.answers) {
    const group = groups[numberOf.get(answer.learnerId) ?? -1] ?? null;
    if (group === null) continue;
    const own = byGroup.get(group);
    if (own) own.push(answer);
    else byGroup.set(group, [answer]);
  }
  const names = [...byGroup.keys()].sort();
  const learnersOf = (name: string) => new Set((byGroup.get(name) ?? []).map(({ learnerId }) => learnerId)).size;
  const withheld = withheldGroups(names.map(learnersOf), least);
  const { logLoss, auc } = trial.weighed;
  return {
    ...{ attribute, version: trial.version, answers: trial.answers.length },
    ...{ before: { logLoss: trial.plain.logLoss, auc: trial.plain.auc }, after: { logLoss, auc } },
    groups: names
      .filter((_, place) => withheld[place] === null)
      .map((group) => {
        const answers = byGroup.get(group) ?? [];
        const mean = (of: (answer: WeightTrial['answers'][number]) => number) =>
          answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
        const known = { before: 'plain', after: 'weighed' } as const;
        const flips = (from: 'before' | 'after', to: 'before' | 'after') =>
          mean((answer) => (!isKnown(answer[known[from]].pKnown) && isKnown(answer[known[to]].pKnown) ? 1 : 0));
        return {
          ...{ group, learners: learnersOf(group) },
          gapBefore: mean(({ correct, plain }) => (correct ? 1 : 0) - plain.expected),
          gapAfter: mean(({ correct, weighed }) => (correct ? 1 : 0) - weighed.expected),
          becomesKnown: flips('before', 'after'),
          becomesUnknown: flips('after', 'before'),
        };
      }),
  };
}
