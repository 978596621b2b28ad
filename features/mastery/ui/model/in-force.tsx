import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';
import type { LearnerModels } from '../../model/contract';

/** What every estimate is reckoned with now, and what there is to fit on. */
export function InForce({ models }: { models: LearnerModels }) {
  const t = useTranslations('learnerModel');
  const { evidence } = models;
  const active = models.versions.find((version) => version.active);
  const enough = evidence.answerCount >= evidence.leastAnswers && evidence.learnerCount >= evidence.leastLearners;
  return (
    <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
      <section>
        <h2 className="small-caps text-ink-soft">{t('inForce.title')}</h2>
        <p className="mt-1 text-lg">
          {active ? t('inForce.version', { version: active.version }) : t('inForce.start')}
        </p>
        <p className="mt-1 max-w-measure text-ink-soft text-sm">
          {active
            ? t('inForce.versionWords', {
                answers: active.answerCount,
                learners: active.learnerCount,
                concepts: active.conceptCount,
              })
            : t('inForce.startWords')}{' '}
          {active?.activatedAt
            ? t.rich('inForce.since', { date: () => <Time iso={active.activatedAt ?? ''} precise /> })
            : null}
        </p>
      </section>
      <section>
        <h2 className="small-caps text-ink-soft">{t('evidence.title')}</h2>
        <p className="figures mt-1 text-lg">
          {t('evidence.count', { answers: evidence.answerCount, learners: evidence.learnerCount })}
        </p>
        <p className="mt-1 max-w-measure text-ink-soft text-sm">
          {enough
            ? t('evidence.enough')
            : t('evidence.few', { answers: evidence.leastAnswers, learners: evidence.leastLearners })}
        </p>
      </section>
    </div>
  );
}
