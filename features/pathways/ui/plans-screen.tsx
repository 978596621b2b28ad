'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { LearningPlan } from '../contract';
import { PlanSteps } from './plan-steps';

/** Learners who don't get on with a concept, what Meno does about it, and what their teacher may do. */
export function PlansScreen({ course, initial }: { course: Course; initial: readonly LearningPlan[] }) {
  const t = useTranslations('plans');
  const [plans, setPlans] = useState(initial);
  const close = useAction(async (plan: LearningPlan, signal) => {
    await api(`/courses/${course.id}/plans/${plan.id}/close`, { method: 'POST', signal });
    setPlans(plans.filter(({ id }) => id !== plan.id));
  });
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p className="max-w-measure">{t('intro')}</p>
      </PageHeader>
      {close.problem ? <ErrorState inline problem={close.problem} /> : null}
      {plans.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-rule border-y">
          {plans.map((plan) => (
            <li key={plan.id} className="grid gap-x-8 gap-y-3 py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto]">
              <div>
                <h2 className="font-semibold" dir="auto">
                  {plan.learnerName}
                </h2>
                <p lang={course.language} dir="auto">
                  {plan.conceptName}
                </p>
                <p className="text-ink-soft text-sm">
                  {t('since', { answers: plan.answers })} <Time iso={plan.createdAt} />
                </p>
                <p className="mt-1 text-sm">
                  <TextLink href={`/courses/${course.id}/progress?learner=${plan.learnerId}&concept=${plan.conceptId}`}>
                    {t('evidence')}
                  </TextLink>
                </p>
              </div>
              <PlanSteps steps={plan.steps} />
              <div>
                <Button size="small" onClick={() => void close.run(plan)} busy={close.pending}>
                  {t('close')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
