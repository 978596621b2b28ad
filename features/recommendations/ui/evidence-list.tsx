'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { Recommendation } from '../contract';

/** The numbers that a recommendation rests on, each in a line. */
export function EvidenceList({ recommendation }: { recommendation: Recommendation }) {
  const t = useTranslations('recommendations.evidence');
  const format = useFormatter();
  const { evidence, conceptName, targetName } = recommendation;
  const share = (value: number) => format.number(value, { style: 'percent' });
  const { mastery, targetMastery, times, answers, recall, likeness, withIt, withoutIt, learnersAtLeast } = evidence;
  const lines = [
    targetMastery === undefined ? null : t('targetMastery', { name: targetName, value: share(targetMastery) }),
    mastery === undefined ? null : t('mastery', { name: conceptName, value: share(mastery) }),
    recall === undefined ? null : t('recall', { value: share(recall) }),
    times === undefined || answers === undefined ? null : t('times', { times, answers }),
    likeness === undefined ? null : t('likeness', { value: share(likeness) }),
    withIt === undefined || withoutIt === undefined
      ? null
      : t('alike', { with: withIt * 10, without: withoutIt * 10, least: learnersAtLeast ?? 0 }),
  ].filter((line) => line !== null);
  return (
    <ul className="figures list-disc space-y-1 ps-5 text-ink-soft text-sm">
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
