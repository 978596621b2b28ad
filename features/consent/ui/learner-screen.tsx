'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import type { ConsentLearnerDetail } from '../contract';
import { BirthDateForm } from './birth-date-form';
import { GuardianForm } from './guardian-form';
import { HistoryList } from './history-list';

/** One learner's choices as an administrator sees them, with what may be written down for them; `readOnly`: a data protection officer. */
export function LearnerConsentScreen({ initial, readOnly }: { initial: ConsentLearnerDetail; readOnly: boolean }) {
  const t = useTranslations('consent');
  const [learner, setLearner] = useState(initial);
  const { name } = learner;
  return (
    <div className="page py-10">
      <p className="mb-3 text-sm">
        <TextLink href="/consent">{t('admin.back')}</TextLink>
      </p>
      <PageHeader title={name}>
        <p>{t('admin.learnerWords', { name })}</p>
        <p className="mt-2">
          <TextLink href={`/learners/${learner.learnerId}/record`}>{t('admin.wholeRecord')}</TextLink>
        </p>
      </PageHeader>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="min-w-0 space-y-6">
          {learner.items.map((choice) => (
            <section key={choice.purpose} className="border-rule border-t pt-3">
              <h2 className="flex flex-wrap items-center gap-3 text-lg">
                {t(`purposes.${choice.purpose}`)}
                <Tag tone={choice.allowed ? 'accent' : 'plain'}>{t(choice.allowed ? 'state.on' : 'state.off')}</Tag>
                {choice.needsDecision ? <Tag tone="accent">{t('state.decide')}</Tag> : null}
              </h2>
              <p className="mt-1 text-ink-soft text-sm">
                {t('admin.decidedBy')} {t(`as.${choice.decided?.as ?? 'standard'}`)}
              </p>
              <HistoryList choice={choice} />
            </section>
          ))}
        </div>
        {readOnly ? null : (
          <div className="space-y-8">
            <BirthDateForm learner={learner} onSaved={setLearner} />
            <section>
              <h2 className="mb-2 text-lg">{t('admin.record')}</h2>
              {learner.ofAge ? (
                <p>{t('admin.ofAge', { name })}</p>
              ) : (
                <GuardianForm learner={learner} onSaved={setLearner} />
              )}
            </section>
          </div>
        )}
      </div>
    </div>
  );
}
