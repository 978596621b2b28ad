'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { TextLink } from '@/ui/button';
import { PasswordField } from '@/ui/fields/password-field';
import { newPassword, useForm } from '@/ui/fields/use-form';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import type { Security } from '../contract';
import type { ApiToken } from '../tokens/contract';
import { TokensSection } from '../tokens/ui/tokens-section';
import { PasskeysSection } from './passkeys-section';
import { ProofForm } from './proof-form';
import { SecondFactorSection } from './second-factor-section';
import { SessionsSection } from './sessions-section';

/** How somebody signs in, and where they are signed in. */
export function AccountScreen({
  initial,
  tokens,
}: {
  initial: Security;
  /** Null: the section isn't shown. */
  tokens: readonly ApiToken[] | null;
}) {
  const t = useTranslations('signIn.account');
  const words = useTranslations('signIn.tokens');
  const [own, setOwn] = useState(initial);
  const refresh = async () => setOwn(await api<Security>('/me/sign-in'));
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-10">
        {own.owesSecondFactor ? <Notice>{t('owed')}</Notice> : null}
        {initial.owesSecondFactor && !own.owesSecondFactor ? (
          <Notice>
            <p role="status">{t.rich('paid', { link: (text) => <TextLink href="/">{text}</TextLink> })}</p>
          </Notice>
        ) : null}
        <p className="break-words">
          {t('signInName', { name: own.username ?? own.email ?? '' })}{' '}
          {own.single ? t('single', { name: own.single }) : null}
        </p>
        <Section title={t('factor.title')}>
          <SecondFactorSection own={own} onChange={refresh} />
        </Section>
        <Section title={t('passkeys.title')}>
          <PasskeysSection own={own} onChange={refresh} />
        </Section>
        <Section title={t('password.title')}>
          <PasswordPart own={own} onChange={refresh} />
        </Section>
        <Section title={t('sessions.title')}>
          <SessionsSection own={own} onChange={refresh} />
        </Section>
        {tokens ? (
          <Section title={words('title')}>
            <TokensSection initial={tokens} hasPassword={own.hasPassword} />
          </Section>
        ) : null}
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function PasswordPart({ own, onChange }: { own: Security; onChange: () => Promise<void> }) {
  const t = useTranslations('signIn.account.password');
  const identity = useTranslations('identity');
  const [done, setDone] = useState(false);
  const form = useForm({ next: newPassword });
  return (
    <div className="space-y-4">
      {own.hasPassword ? null : <p>{t('none')}</p>}
      <ProofForm
        hasPassword={own.hasPassword}
        label={t('send')}
        confirmLabel={t('present')}
        work={async (current, signal) => {
          setDone(false);
          const fault = newPassword(form.value('next'));
          if (fault) return form.fail({ next: fault });
          try {
            await api('/me/password', { body: { current, password: form.value('next') }, signal });
          } catch (failure) {
            if (!(failure instanceof ApiError) || !failure.fields.password) throw failure;
            return form.fail({ next: failure.fields.password });
          }
          form.reset();
          setDone(true);
          await onChange();
        }}
      >
        <PasswordField
          label={t('new')}
          hint={identity('passwordHint')}
          autoComplete="new-password"
          {...form.field('next')}
        />
      </ProofForm>
      <p role="status" className="text-ink-soft text-sm">
        {done ? t('done') : ''}
      </p>
    </div>
  );
}
