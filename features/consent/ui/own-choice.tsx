'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import type { Choice, Choices } from '../contract';
import { ChoiceCard, WhyItIsSo } from './choice-card';
import { YesOrNo } from './yes-or-no';

/** One purpose with the learner's yes or no. */
export function OwnChoice({
  choice,
  ofAge,
  onChange,
}: {
  choice: Choice;
  ofAge: boolean;
  onChange: (choices: Choices) => void;
}) {
  const t = useTranslations('consent.own');
  const { purpose, allowed, needsDecision, text, mayAllow, mayRefuse } = choice;
  return (
    <ChoiceCard choice={choice} why={<WhyItIsSo choice={choice} />}>
      {needsDecision ? <p className="mt-2">{t(ofAge ? 'asked' : 'askedYoung')}</p> : null}
      <YesOrNo
        legend={t('question')}
        chosen={needsDecision ? null : allowed}
        mayAllow={mayAllow}
        mayRefuse={mayRefuse}
        say={async (wanted, signal) => {
          const body = { allowed: wanted, version: text.version };
          onChange(await api<Choices>(`/me/choices/${purpose}`, { method: 'PUT', body, signal }));
        }}
      />
      {!ofAge && !mayAllow && !allowed ? <p className="text-ink-soft text-sm">{t('ask')}</p> : null}
    </ChoiceCard>
  );
}
