'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { LearningPlan } from '@/features/pathways/contract';
import { WhyThis } from '@/ui/why-this';
import { PlanSteps } from '../plan-steps';

/** Another way round a concept that didn't settle: what there is to do, and what is done. */
export function OwnPlan({ plan, lang }: { plan: LearningPlan; lang: string }) {
  const t = useTranslations('plans');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-lg" lang={lang} dir="auto">
        {t('mine', { name: plan.conceptName })}
      </h2>
      <PlanSteps steps={plan.steps} />
      <WhyThis className="mt-2" lines={[t('whyAnswers', { answers: plan.answers }), t('whySteps'), t('whyTeacher')]} />
    </section>
  );
}
