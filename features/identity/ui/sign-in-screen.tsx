'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { TextField } from '@/ui/fields/text-field';
import { required, useForm } from '@/ui/fields/use-form';
import type { NextStep, SignInWays } from '../sign-in/contract';
import { CodeStep } from '../sign-in/ui/code-step';
import { OtherWays } from '../sign-in/ui/other-ways';
import { safeNext } from './safe-next';

const refusals = ['single_failed', 'single_unknown', 'single_unverified'] as const;

/** E-mail or user name, and password; afterwards the page one wanted, or the first one. */
export function SignInScreen({
  districtName,
  next,
  ways,
  refused,
  begunElsewhere = false,
}: {
  districtName: string | null;
  next: string | null;
  ways: SignInWays;
  /** Why single sign-on let somebody not in. */
  refused: string | null;
  /** Single sign-on went well, and a one-time code is to follow. */
  begunElsewhere?: boolean;
}) {
  const t = useTranslations('identity');
  const words = useTranslations('signIn');
  const [asksCode, setAsksCode] = useState(begunElsewhere);
  const goIn = () => window.location.assign(safeNext(next));
  const form = useForm({ email: required, password: required });
  const signIn = useAction(async (body: { email: string; password: string }, signal) => {
    try {
      const step = await api<NextStep>('/api/auth/sign-in/email', { body, signal, absolute: true });
      if (step.next === 'code') return setAsksCode(true);
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.code !== 'first_password') throw failure;
      // The password of a card is only good for choosing one's own.
      const given = new URLSearchParams({ name: body.email, first: body.password });
      window.location.assign(`/first-sign-in#${given}`);
      await new Promise(() => undefined);
    }
    goIn();
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  if (asksCode) return <CodeStep onIn={goIn} onBack={() => setAsksCode(false)} />;
  return (
    <>
      <h1 className="text-2xl" dir="auto">
        {districtName ? t('signIn.titleAt', { name: districtName }) : t('signIn.title')}
      </h1>
      {refusals.map((code) =>
        code === refused ? (
          <p key={code} role="alert" className="mt-4 text-danger">
            {words(`problems.${code}`)}
          </p>
        ) : null,
      )}
      <form
        className="mt-6 space-y-5"
        {...form.form((value) => void signIn.run({ email: value('email').trim(), password: value('password') }))}
      >
        <TextField
          label={t('signIn.name')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          {...form.field('email')}
        />
        <PasswordField label={t('password')} autoComplete="current-password" {...form.field('password')} />
        <SignInProblem problem={signIn.problem} />
        <Button type="submit" variant="primary" size="large" className="w-full" busy={signIn.pending}>
          {signIn.pending ? t('signIn.working') : t('signIn.send')}
        </Button>
      </form>
      <OtherWays ways={ways} next={next} onIn={goIn} />
      <p className="mt-8 text-ink-soft text-sm">
        {t.rich('signIn.join', { link: (words) => <TextLink href="/join">{words}</TextLink> })}
      </p>
      <p className="mt-2 text-ink-soft text-sm">
        {t.rich('signIn.card', { link: (words) => <TextLink href="/first-sign-in">{words}</TextLink> })}
      </p>
      <p className="mt-2 text-ink-soft text-sm">
        {ways.mail
          ? words.rich('askMail', { link: (text) => <TextLink href="/recover">{text}</TextLink> })
          : t('signIn.forgotten')}
      </p>
    </>
  );
}

function SignInProblem({ problem }: { problem: ApiError | null }) {
  const t = useTranslations('identity.signIn');
  if (problem === null) return null;
  if (problem.status === 401 || problem.code.startsWith('invalid_')) {
    return (
      <p role="alert" className="text-danger">
        {t('wrong')}
      </p>
    );
  }
  if (problem.status === 429) {
    return <ErrorState inline problem={new ApiError(429, 'too_many', t('tooMany'))} />;
  }
  return <ErrorState inline problem={problem} />;
}
