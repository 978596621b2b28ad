'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PasswordField } from '@/ui/fields/password-field';
import { optional, required, useForm } from '@/ui/fields/use-form';

/**
 * One change of how somebody signs in, behind their password. Who has none must have signed in just now; the server says so.
 * It has opened at a press: the first field has the focus, and there is a way back.
 * @param work makes the change; the password is empty for who has none.
 */
export function ProofForm({
  hasPassword,
  label,
  work,
  confirmLabel,
  onCancel,
  children,
}: {
  hasPassword: boolean;
  label: string;
  work: (password: string, signal: AbortSignal) => Promise<void>;
  /** Of the field for the password they have, beside one for a new one. */
  confirmLabel?: string;
  onCancel?: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations('signIn');
  const common = useTranslations('common');
  const form = useForm({ password: hasPassword ? required : optional });
  const run = useAction(async (password: string, signal) => {
    try {
      await work(password, signal);
      form.reset();
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.code !== 'wrong_password') throw failure;
      form.fail({ password: t('account.wrong') });
    }
  });
  return (
    <form className="max-w-sm space-y-4" {...form.form((value) => void run.run(value('password')))}>
      {children}
      {hasPassword ? (
        <PasswordField
          label={confirmLabel ?? t('account.confirm')}
          hint={t('account.confirmHint')}
          autoComplete="current-password"
          autoFocus={onCancel !== undefined && children === undefined}
          {...form.field('password')}
        />
      ) : null}
      <Problem problem={run.problem} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={onCancel ? 'primary' : undefined} busy={run.pending}>
          {label}
        </Button>
        {onCancel ? (
          <Button variant="plain" onClick={onCancel}>
            {common('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** What went wrong with a change, in words where there are better ones than the server's. */
export function Problem({ problem }: { problem: ApiError | null }) {
  const t = useTranslations('signIn');
  if (!problem) return null;
  if (problem.code === 'sign_in_again')
    return <ErrorState inline problem={new ApiError(403, 'sign_in_again', t('account.again'))} />;
  if (problem.status === 429)
    return <ErrorState inline problem={new ApiError(429, 'too_many', t('problems.tooMany'))} />;
  return <ErrorState inline problem={problem} />;
}
