'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { PageHeader } from '@/ui/page-header';
import { type SignInRules, signInRulesSchema } from '../contract';
import type { MailState } from '../mail/contract';
import { MailSection } from '../mail/ui/mail-section';

const LONGEST_MINUTES = 43_200;
const [HOUR, DAY] = [60, 1440];

/** So many minutes in whole days or hours, where they are that: few people know what 10,080 minutes are. */
function longer(minutes: number): { unit: 'days' | 'hours' | 'none'; count: number } {
  if (minutes > 0 && minutes % DAY === 0) return { unit: 'days', count: minutes / DAY };
  return minutes > 0 && minutes % HOUR === 0 ? { unit: 'hours', count: minutes / HOUR } : { unit: 'none', count: 0 };
}

/** What a district asks for of those who sign in; the data protection officer looks, the administrator changes. */
export function SignInRulesScreen({
  initial,
  mail,
  mayChange,
}: {
  initial: SignInRules;
  mail: MailState | null;
  mayChange: boolean;
}) {
  const t = useTranslations('signIn.rules');
  const [rules, setRules] = useState(initial);
  const [saved, setSaved] = useState(false);
  const change = (next: Partial<SignInRules>) => {
    setSaved(false);
    setRules({ ...rules, ...next });
  };
  const save = useAction(async (_: null, signal) => {
    setRules(await api<SignInRules>('/sign-in/rules', { method: 'PUT', body: rules, signal }));
    setSaved(true);
  });
  const minutes = (name: 'staffIdleMinutes' | 'learnerIdleMinutes', label: string) => (
    <TextField
      label={label}
      hint={t('idleHint', longer(rules[name]))}
      type="number"
      inputMode="numeric"
      min={0}
      max={LONGEST_MINUTES}
      required
      disabled={!mayChange}
      value={String(rules[name])}
      onChange={(event) => change({ [name]: Math.max(0, Math.trunc(Number(event.target.value))) })}
    />
  );
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <form
        className="max-w-measure space-y-6"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(null);
        }}
      >
        <CheckboxField
          label={t('factor')}
          hint={t('factorHint')}
          checked={rules.staffSecondFactor}
          disabled={!mayChange}
          onChange={(event) => change({ staffSecondFactor: event.target.checked })}
        />
        {minutes('staffIdleMinutes', t('staffIdle'))}
        {minutes('learnerIdleMinutes', t('learnerIdle'))}
        <SelectField
          label={t('newcomers')}
          hint={t('newcomersHint')}
          disabled={!mayChange}
          options={signInRulesSchema.shape.newcomers.options.map((value) => ({ value, label: t(value) }))}
          value={rules.newcomers}
          onChange={(event) => change({ newcomers: signInRulesSchema.shape.newcomers.parse(event.target.value) })}
        />
        {save.problem ? <ErrorState inline problem={save.problem} /> : null}
        {mayChange ? (
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" busy={save.pending}>
              {t('save')}
            </Button>
            <p role="status" className="text-ink-soft text-sm">
              {saved ? t('saved') : ''}
            </p>
          </div>
        ) : null}
      </form>
      <div className="mt-12">
        <MailSection initial={mail} mayTry={mayChange} />
      </div>
    </div>
  );
}
