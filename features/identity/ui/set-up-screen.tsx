'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SetupInput } from '@/features/identity/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { PasswordField } from '@/ui/fields/password-field';
import { TextField } from '@/ui/fields/text-field';
import { emailAddress, newPassword, required, useForm } from '@/ui/fields/use-form';

/** The first visit: who runs this Meno, and whether the sample course comes along. */
export function SetUpScreen() {
  const t = useTranslations('identity');
  const [sampleCourse, setSampleCourse] = useState(true);
  const form = useForm({ districtName: required, name: required, email: emailAddress, password: newPassword });
  const setUp = useAction(async (input: SetupInput, signal) => {
    try {
      await api('/setup', { body: input, signal });
    } catch (failure) {
      if (!(failure instanceof ApiError) || !failure.fields.password) throw failure;
      form.fail(failure.fields);
      return;
    }
    window.location.assign('/');
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  const { problem } = setUp;
  return (
    <>
      <h1 className="text-2xl">{t('setUp.title')}</h1>
      <p className="mt-2 mb-8 text-ink-soft">{t('setUp.where')}</p>
      <form
        className="space-y-5"
        {...form.form((value) => {
          void setUp.run({
            districtName: value('districtName').trim(),
            name: value('name').trim(),
            email: value('email').trim(),
            password: value('password'),
            sampleCourse,
          });
        })}
      >
        <TextField
          label={t('setUp.district')}
          hint={t('setUp.districtHint')}
          autoComplete="organization"
          maxLength={120}
          {...form.field('districtName')}
        />
        <TextField label={t('yourName')} autoComplete="name" maxLength={120} {...form.field('name')} />
        <TextField
          label={t('email')}
          hint={t('setUp.emailHint')}
          type="email"
          inputMode="email"
          autoComplete="username"
          dir="ltr"
          {...form.field('email')}
        />
        <PasswordField
          label={t('password')}
          hint={t('passwordHint')}
          autoComplete="new-password"
          {...form.field('password')}
        />
        <CheckboxField
          label={t('setUp.sample')}
          hint={t('setUp.sampleHint')}
          checked={sampleCourse}
          onChange={(event) => setSampleCourse(event.target.checked)}
        />
        {problem ? <ErrorState inline problem={problem} /> : null}
        <Button type="submit" variant="primary" size="large" className="w-full" busy={setUp.pending}>
          {setUp.pending ? t('setUp.working') : t('setUp.send')}
        </Button>
      </form>
    </>
  );
}
