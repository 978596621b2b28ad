'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { emailAddress, useForm } from '@/ui/fields/use-form';

/** Asks for a link to a new password by mail. What it answers says nothing of who has an account. */
export function AskForLink() {
  const t = useTranslations('signIn.recover');
  const [asked, setAsked] = useState(false);
  const form = useForm({ email: emailAddress });
  const ask = useAction(async (email: string, signal) => {
    await api('/recovery/ask', { body: { email }, signal });
    setAsked(true);
  });
  if (asked)
    return (
      <p role="status" className="mt-4">
        {t('asked')}
      </p>
    );
  return (
    <form className="mt-4 space-y-5" {...form.form((value) => void ask.run(value('email').trim()))}>
      <p className="text-ink-soft">{t('askWords')}</p>
      <TextField
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        dir="ltr"
        {...form.field('email')}
      />
      {ask.problem ? <ErrorState inline problem={ask.problem} /> : null}
      <Button type="submit" variant="primary" size="large" className="w-full" busy={ask.pending}>
        {t('ask')}
      </Button>
    </form>
  );
}
