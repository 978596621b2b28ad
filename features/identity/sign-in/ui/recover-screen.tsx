'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { newPassword, useForm } from '@/ui/fields/use-form';
import type { Recovery } from '../contract';
import { AskForLink } from './ask-for-link';

/** A new password, by the link that stands behind the `#`; without one, a link can be asked for where Meno sends mail. */
export function RecoverScreen({ mail }: { mail: boolean }) {
  const t = useTranslations('signIn.recover');
  const [token, setToken] = useState<string | null>(null);
  const [link, setLink] = useState<Recovery | 'gone' | null>(null);
  const look = useAction(async (given: string, signal) => {
    try {
      setLink(await api<Recovery>('/recovery/look', { body: { token: given }, signal }));
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status === 0 || failure.status >= 500) throw failure;
      setLink('gone');
    }
  });
  const { run } = look;
  useEffect(() => {
    const read = () => {
      const given = window.location.hash.slice(1);
      setToken((before) => given || (before ?? ''));
      if (given === '') return;
      setLink(null);
      void run(given);
      // Neither the history nor a copied address keeps it.
      window.history.replaceState(null, '', window.location.pathname);
    };
    read();
    // A link that is opened where this page stands already changes nothing but what is behind the `#`.
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [run]);
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {look.problem && token ? (
        <ErrorState inline problem={look.problem} onRetry={() => void run(token)} />
      ) : token === '' ? (
        mail ? (
          <AskForLink />
        ) : (
          <Gone />
        )
      ) : link === 'gone' ? (
        <Gone />
      ) : link && token ? (
        <NewPassword token={token} link={link} />
      ) : (
        <p role="status" className="mt-4 text-ink-soft">
          {t('looking')}
        </p>
      )}
    </>
  );
}

function Gone() {
  const t = useTranslations('signIn.recover');
  return (
    <div className="mt-4 space-y-3">
      <h2 className="text-lg">{t('gone')}</h2>
      <p>{t('goneWords')}</p>
      <TextLink href="/sign-in">{t('toSignIn')}</TextLink>
    </div>
  );
}

function NewPassword({ token, link }: { token: string; link: Recovery }) {
  const t = useTranslations('signIn.recover');
  const identity = useTranslations('identity');
  const [done, setDone] = useState(false);
  const form = useForm({ password: newPassword });
  const save = useAction(async (password: string, signal) => {
    try {
      await api('/recovery', { body: { token, password }, signal });
      setDone(true);
    } catch (failure) {
      if (!(failure instanceof ApiError) || !failure.fields.password) throw failure;
      form.fail(failure.fields);
    }
  });
  if (done) {
    return (
      <div role="status" className="mt-4 space-y-3">
        <p>{t('done')}</p>
        <TextLink href="/sign-in">{t('toSignIn')}</TextLink>
      </div>
    );
  }
  return (
    <form className="mt-4 space-y-5" {...form.form((value) => void save.run(value('password')))}>
      <p className="break-words text-ink-soft">{t('for', { name: link.name, signInName: link.signInName })}</p>
      <input type="hidden" name="username" autoComplete="username" value={link.signInName} readOnly />
      <PasswordField
        label={t('password')}
        hint={identity('passwordHint')}
        autoComplete="new-password"
        {...form.field('password')}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" size="large" className="w-full" busy={save.pending}>
        {save.pending ? t('working') : t('send')}
      </Button>
    </form>
  );
}
