'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { ExperimentDetail } from '../../contract';
import { useExperimentWords } from '../use-words';

/** What was written down before it began. */
export function PlanList({ experiment }: { experiment: ExperimentDetail }) {
  const t = useTranslations('experiments');
  const format = useFormatter();
  const words = useExperimentWords();
  const { arms, outcome, worthwhile, mostLearners, latestEnd } = experiment;
  const rows = [
    ...arms.map(({ key, share, settings }, at) => ({
      key,
      label: t('form.side', { number: at + 1 }),
      text: `${words.settings(settings)} (${t('form.shareOf', { value: share })})`,
    })),
    { key: 'outcome', label: t('plan.outcome'), text: t(`outcomes.${outcome}`) },
    {
      key: 'worthwhile',
      label: t('plan.worthwhile'),
      text: `${words.difference(outcome, worthwhile).replace('+', '')} (${t(`form.worthwhileHint.${outcome}`)})`,
    },
    { key: 'most', label: t('plan.most'), text: t('learnerCount', { count: mostLearners }) },
    {
      key: 'end',
      label: t('plan.end'),
      text: format.dateTime(new Date(latestEnd), { dateStyle: 'long', timeZone: 'UTC' }),
    },
  ];
  return (
    <section className="max-w-3xl">
      <h2 className="mb-2 text-lg">{t('plan.title')}</h2>
      <dl className="divide-y divide-rule border-rule border-y">
        {rows.map(({ key, label, text }) => (
          <div key={key} className="flex flex-wrap gap-x-6 py-2">
            <dt className="w-64 text-ink-soft">{label}</dt>
            <dd className="min-w-0 flex-1 basis-64">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
