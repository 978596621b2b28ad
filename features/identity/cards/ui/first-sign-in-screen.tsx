'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { TextField } from '@/ui/fields/text-field';
import { newPassword, required, useForm } from '@/ui/fields/use-form';

/** With the card in hand: its name and password, and one's own. The camera's code fills in what stands on the card. */
export function FirstSignInScreen() {
  const t = useTranslations('signInCards.first');
  const identity = useTranslations('identity');
  const form = useForm({ name: required, first: required, password: newPassword });
  const fill = useRef(form.set);
  useEffect(() => {
    const given = new URLSearchParams(window.location.hash.slice(1));
    for (const field of ['name', 'first'] as const) {
      const value = given.get(field);
      if (value) fill.current(field, value);
    }
    // What stands behind the # is a password: it does not stay in the address.
    if (given.size > 0) window.history.replaceState(null, '', window.location.pathname);
  }, []);
  const signIn = useAction(async (body: Record<'name' | 'first' | 'password', string>, signal) => {
    try {
      await api('/first-sign-in', { body, signal });
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.fields.password === undefined) throw failure;
      form.fail({ password: failure.fields.password === 'password_same' ? t('same') : failure.fields.password });
      return;
    }
    window.location.assign('/');
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  const { problem } = signIn;
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 mb-8 text-ink-soft">{t('words')}</p>
      <form
        className="space-y-5"
        {...form.form((value) => {
          void signIn.run({ name: value('name').trim(), first: value('first').trim(), password: value('password') });
        })}
      >
        <TextField
          label={t('name')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          {...form.field('name')}
        />
        <TextField
          label={t('first')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          dir="ltr"
          {...form.field('first')}
        />
        <PasswordField
          label={t('password')}
          hint={identity('passwordHint')}
          autoComplete="new-password"
          {...form.field('password')}
        />
        {problem ? (
          problem.code === 'first_password_wrong' || problem.status === 429 ? (
            <p role="alert" className="text-danger">
              {t(problem.status === 429 ? 'tooMany' : 'wrong')}
            </p>
          ) : (
            <ErrorState inline problem={problem} />
          )
        ) : null}
        <Button type="submit" variant="primary" size="large" className="w-full" busy={signIn.pending}>
          {t(signIn.pending ? 'working' : 'send')}
        </Button>
      </form>
      <p className="mt-8 text-ink-soft text-sm">
        {t.rich('signIn', { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </>
  );
}
