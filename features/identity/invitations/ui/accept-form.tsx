'use client';

import { useTranslations } from 'use-intl';
import type { Role } from '@/features/identity/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { TextField } from '@/ui/fields/text-field';
import { emailAddress, newPassword, required, useForm } from '@/ui/fields/use-form';

const LOGIN_FAULTS = ['email_taken', 'username_taken', 'email_needed', 'login_unusable'] as const;

/** Name, what one signs in with, and a password: the account of an invitation. */
export function AcceptForm({ token, role }: { token: string; role: Role }) {
  const t = useTranslations('invitations.guest');
  const identity = useTranslations('identity');
  const byName = role === 'learner' || role === 'guardian';
  const form = useForm({ name: required, login: byName ? required : emailAddress, password: newPassword });
  const accept = useAction(async (body: Record<'name' | 'login' | 'password', string>, signal) => {
    try {
      await api('/invitations/accept', { body: { token, ...body }, signal });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const fault = LOGIN_FAULTS.find((code) => code === failure.code);
      if (fault) return form.fail({ login: t(`faults.${fault}`) });
      if (failure.fields.password === undefined) throw failure;
      return form.fail({ password: failure.fields.password });
    }
    window.location.assign('/');
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  return (
    <form
      className="mt-8 space-y-5"
      {...form.form((value) => {
        void accept.run({
          ...{ name: value('name').trim(), login: value('login').trim(), password: value('password') },
        });
      })}
    >
      <TextField label={identity('yourName')} autoComplete="name" maxLength={120} {...form.field('name')} />
      <TextField
        label={byName ? t('login') : identity('email')}
        hint={byName ? t('loginHint') : identity('join.emailHint')}
        type={byName ? 'text' : 'email'}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        maxLength={200}
        {...form.field('login')}
      />
      <PasswordField
        label={identity('password')}
        hint={identity('passwordHint')}
        autoComplete="new-password"
        {...form.field('password')}
      />
      {accept.problem ? <ErrorState inline problem={accept.problem} /> : null}
      <Button type="submit" variant="primary" size="large" className="w-full" busy={accept.pending}>
        {t(accept.pending ? 'working' : 'send')}
      </Button>
    </form>
  );
}
