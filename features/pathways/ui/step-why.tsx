'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { NextStep } from '@/features/pathways/contract';
import { TextLink } from '@/ui/button';
import { WhyThis } from '@/ui/why-this';

/** What today's step hung on: what is thought to be known, what chose and how likely it was, how hard it is to be. */
export function StepWhy({ step }: { step: NonNullable<NextStep['step']> }) {
  const t = useTranslations('pathways.why');
  const format = useFormatter();
  const { factors, mastery, begun } = step;
  if (!factors) return null;
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const lines = [
    t(begun ? 'known' : 'start', { value: percent(mastery) }),
    t('open'),
    factors.propensity < 1 ? t('chance', { value: percent(factors.propensity) }) : t('certain'),
    t(factors.level === 0 ? 'easy' : factors.level === 1 ? 'middle' : 'hard'),
    ...(factors.compared ? [t('compared')] : []),
    t.rich('card', { link: (words) => <TextLink href="/model-cards#sequencing">{words}</TextLink> }),
  ];
  return <WhyThis lines={lines} className="mt-4" />;
}
