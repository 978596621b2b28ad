'use client';

import { useTranslations } from 'use-intl';
import type { JoinInput } from '@/features/identity/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { TextField } from '@/ui/fields/text-field';
import { emailAddress, newPassword, required, useForm } from '@/ui/fields/use-form';

/** A learner without an account joins a class by the code on the board and gets one. */
export function JoinScreen({ joinCode }: { joinCode: string }) {
  const t = useTranslations('identity');
  const form = useForm(
    { joinCode: required, name: required, email: emailAddress, password: newPassword },
    { joinCode },
  );
  const join = useAction(async (input: JoinInput, signal) => {
    try {
      await api('/join', { body: input, signal });
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === 'join_code_unknown') {
        form.fail({ joinCode: t('join.codeUnknown') });
        return;
      }
      if (failure instanceof ApiError && failure.code === 'email_taken') {
        form.fail({ email: t('join.emailTaken') });
        return;
      }
      if (failure instanceof ApiError && failure.fields.password) {
        form.fail(failure.fields);
        return;
      }
      throw failure;
    }
    window.location.assign('/');
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  return (
    <>
      <h1 className="text-2xl">{t('join.title')}</h1>
      <p className="mt-2 mb-8 text-ink-soft">{t('join.words')}</p>
      <form
        className="space-y-5"
        {...form.form((value) => {
          void join.run({
            joinCode: value('joinCode').trim(),
            name: value('name').trim(),
            email: value('email').trim(),
            password: value('password'),
          });
        })}
      >
        <TextField
          label={t('join.code')}
          hint={t('join.codeHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          dir="ltr"
          {...form.field('joinCode')}
        />
        <TextField label={t('yourName')} autoComplete="name" maxLength={120} {...form.field('name')} />
        <TextField
          label={t('email')}
          hint={t('join.emailHint')}
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
        {join.problem ? <ErrorState inline problem={join.problem} /> : null}
        <Button type="submit" variant="primary" size="large" className="w-full" busy={join.pending}>
          {join.pending ? t('join.working') : t('join.send')}
        </Button>
      </form>
      <p className="mt-8 text-ink-soft text-sm">
        {t.rich('join.signIn', { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </>
  );
}
