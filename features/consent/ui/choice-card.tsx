'use client';

import { type ReactNode, useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '@/ui/tag';
import type { Choice } from '../contract';
import { ChoiceWords } from './choice-words';
import { HistoryList } from './history-list';

/** One purpose: what it means, how it stands and why, and every decision; `children` is what can be done about it. */
export function ChoiceCard({ choice, why, children }: { choice: Choice; why: ReactNode; children?: ReactNode }) {
  const t = useTranslations('consent');
  const id = useId();
  const { purpose, allowed, inUse, needsDecision, text } = choice;
  return (
    <section aria-labelledby={id} className="rounded-lg border border-rule bg-paper-raised px-5 py-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="text-lg">
          {t(`purposes.${purpose}`)}
        </h2>
        <Tag tone={allowed ? 'accent' : 'plain'}>{t(allowed ? 'state.on' : 'state.off')}</Tag>
        {inUse ? null : <Tag>{t('state.notInUse')}</Tag>}
        {needsDecision ? <Tag tone="accent">{t('state.decide')}</Tag> : null}
      </div>
      <ChoiceWords words={text.words} />
      <div className="mt-4 border-rule border-t pt-3">
        {why}
        {children}
        <HistoryList choice={choice} />
      </div>
    </section>
  );
}

/** Why a choice is as it is, said to the learner. */
export function WhyItIsSo({ choice }: { choice: Choice }) {
  const t = useTranslations('consent.own');
  const format = useFormatter();
  const { decided, allowed } = choice;
  if (decided === null)
    return <p className="text-ink-soft text-sm">{t('standard', { state: allowed ? 'on' : 'off' })}</p>;
  const date = format.dateTime(new Date(decided.at), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <p className="text-ink-soft text-sm">
      {decided.as === 'learner' ? t('byLearner', { date }) : t('byGuardian', { date })}
    </p>
  );
}
