'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import type { Warning, Warnings } from '../contract';
import { AnswerForm } from './answer-form';
import { ReasonList } from './reason-list';
import { SaidList } from './said-list';

/** One learner, why they are pointed out, what was said of it, and a place to say more. */
export function WarningItem({
  courseId,
  warning,
  onAnswered,
}: {
  courseId: string;
  warning: Warning;
  /** Null: the reader looks at themselves and has nothing to say to it. */
  onAnswered: ((next: Warnings) => void) | null;
}) {
  const t = useTranslations('earlyWarning');
  const { percent } = usePercent();
  const { learnerId, learnerName, probability } = warning;
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <div>
        <h3 className="font-semibold" dir="auto">
          {learnerName}
        </h3>
        {probability === null ? null : (
          <p className="figures text-ink-soft text-sm">{t('percent', { share: percent(probability) })}</p>
        )}
        {onAnswered ? (
          <p className="mt-1 text-sm">
            <TextLink href={`/courses/${courseId}/progress?learner=${learnerId}`}>{t('evidence')}</TextLink>
          </p>
        ) : null}
      </div>
      <div className="space-y-3">
        <ReasonList warning={warning} />
        <SaidList answers={warning.answers} />
        {onAnswered ? (
          <AnswerForm address={`/courses/${courseId}/warnings/${learnerId}`} onAnswered={onAnswered} />
        ) : null}
      </div>
    </li>
  );
}

/** Shares as whole percents: a guess isn't finer than that. */
export function usePercent() {
  const format = useFormatter();
  return { percent: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 }) };
}
