'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import type { Choice, Choices } from '../contract';
import { ChoiceCard, WhyItIsSo } from './choice-card';

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
  const name = useId();
  const [saved, setSaved] = useState(false);
  const { purpose, allowed, needsDecision, text, mayAllow, mayRefuse } = choice;
  const put = useAction(async (wanted: boolean, signal) => {
    const body = { allowed: wanted, version: text.version };
    const kept = await api<Choices>(`/me/choices/${purpose}`, { method: 'PUT', body, signal });
    onChange(kept);
    setSaved(true);
  });
  const options = [
    { value: true, label: t('yes'), may: mayAllow },
    { value: false, label: t('no'), may: mayRefuse },
  ];
  const chosen = needsDecision ? null : allowed;
  return (
    <ChoiceCard choice={choice} why={<WhyItIsSo choice={choice} />}>
      {needsDecision ? <p className="mt-2">{t(ofAge ? 'asked' : 'askedYoung')}</p> : null}
      <fieldset className="mt-2" aria-busy={put.pending || undefined}>
        <legend className="font-semibold">{t('question')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6">
          {options.map((option) => (
            <label key={option.label} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name={name}
                className="size-5 accent-accent"
                checked={chosen === option.value}
                disabled={!option.may && chosen !== option.value}
                onChange={() => {
                  setSaved(false);
                  void put.run(option.value);
                }}
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="text-ink-soft text-sm">
        {saved ? t('saved') : ''}
      </p>
      {!ofAge && !mayAllow && !allowed ? <p className="text-ink-soft text-sm">{t('ask')}</p> : null}
      {put.problem ? <ErrorState inline problem={put.problem} className="mt-2" /> : null}
    </ChoiceCard>
  );
}
