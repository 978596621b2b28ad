'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Breadcrumb } from '@/ui/breadcrumb';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import type { Choice, ConsentLearnerDetail } from '../contract';
import { ChoiceCard } from './choice-card';
import { YesOrNo } from './yes-or-no';

/** What Meno works out about a guardian's ward, and their yes or no to each while the ward is under age. */
export function WardChoicesScreen({ initial }: { initial: ConsentLearnerDetail }) {
  const t = useTranslations('consent.ward');
  const [learner, setLearner] = useState(initial);
  const { learnerId, name, ofAge, ageFrom } = learner;
  const say = async (choice: Choice, allowed: boolean, signal: AbortSignal) => {
    const path = `/followed-learners/${learnerId}/choices/${choice.purpose}`;
    const body = { allowed, version: choice.text.version };
    setLearner(await api<ConsentLearnerDetail>(path, { method: 'PUT', body, signal }));
  };
  return (
    <div className="page py-10">
      <Breadcrumb
        trail={[
          { href: '/', label: t('back') },
          { href: `/learners/${learnerId}`, label: name },
        ]}
      />
      <PageHeader title={t('title', { name })}>
        <p>{t('words', { name })}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-6">
        <Notice>
          <p>{ofAge ? t('ofAge', { name }) : t('young', { name, age: ageFrom })}</p>
        </Notice>
        {learner.items.map((choice) => (
          <ChoiceCard key={choice.purpose} choice={choice} why={<WhyForWard choice={choice} />}>
            {choice.needsDecision && !ofAge ? <p className="mt-2">{t('asked')}</p> : null}
            <YesOrNo
              legend={t('question', { name })}
              chosen={choice.needsDecision ? null : choice.allowed}
              mayAllow={choice.mayAllow}
              mayRefuse={choice.mayRefuse}
              say={(allowed, signal) => say(choice, allowed, signal)}
            />
          </ChoiceCard>
        ))}
      </div>
    </div>
  );
}

/** Why a choice is as it is, said to the guardian. */
function WhyForWard({ choice: { decided, allowed } }: { choice: Choice }) {
  const t = useTranslations('consent.ward');
  const format = useFormatter();
  if (decided === null)
    return <p className="text-ink-soft text-sm">{t('standard', { state: allowed ? 'on' : 'off' })}</p>;
  const date = format.dateTime(new Date(decided.at), { dateStyle: 'medium', timeZone: 'UTC' });
  return <p className="text-ink-soft text-sm">{t(decided.as === 'learner' ? 'byLearner' : 'byGuardian', { date })}</p>;
}
