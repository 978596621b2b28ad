'use client';

import { useTranslations } from 'use-intl';
import type { LearningPlan } from '../contract';

/** The steps of a plan in their order, with what is done. */
export function PlanSteps({ steps }: { steps: LearningPlan['steps'] }) {
  const t = useTranslations('plans.steps');
  return (
    <ol className="list-decimal space-y-1 ps-5">
      {steps.map((step) => (
        <li key={step.kind} className={step.doneAt ? 'text-ink-faint' : undefined}>
          <span className={step.doneAt ? 'line-through' : undefined} dir="auto">
            {t(step.kind, { name: step.conceptName ?? '' })}
          </span>
          {step.doneAt ? <span className="ms-2 text-sm">{t('done')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
