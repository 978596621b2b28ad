'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import type { Warning } from '../contract';
import { usePercent } from './warning-item';

/** Learners whom nothing points to, folded away: a list of names isn't a ranking. */
export function OtherLearners({ courseId, items }: { courseId: string; items: readonly Warning[] }) {
  const t = useTranslations('earlyWarning');
  const { percent } = usePercent();
  if (items.length === 0) return null;
  const byName = items.toSorted((a, b) => a.learnerName.localeCompare(b.learnerName));
  return (
    <details className="mt-10">
      <summary className="inline-block min-h-11 cursor-pointer content-center underline decoration-rule-strong underline-offset-4 hover:decoration-current">
        {t('others', { count: items.length })}
      </summary>
      <ul className="mt-2 divide-y divide-rule border-rule border-y">
        {byName.map(({ learnerId, learnerName, probability, answers }) => (
          <li key={learnerId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2">
            <TextLink href={`/courses/${courseId}/progress?learner=${learnerId}`}>
              <span dir="auto">{learnerName}</span>
            </TextLink>
            <span className="figures text-ink-soft text-sm">
              {probability === null ? null : t('percent', { share: percent(probability) })}
              {answers[0] ? ` ${t('quiet')}` : null}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
