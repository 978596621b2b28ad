'use client';

import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { required, useForm } from '@/ui/fields/use-form';

/** After the password: a code from the app, or a recovery code. */
export function CodeStep({ onIn, onBack }: { onIn: () => void; onBack: () => void }) {
  const t = useTranslations('signIn');
  const form = useForm({ code: required });
  const check = useAction(async (code: string, signal) => {
    try {
      await api('/sign-in/second-factor', { body: { code }, signal });
    } catch (failure) {
      const wrong = failure instanceof ApiError && (failure.code === 'code_wrong' || failure.code === 'invalid_input');
      if (!wrong) throw failure;
      form.fail({ code: t('code.wrong') });
      return;
    }
    onIn();
    // The button stays busy until the next page is here.
    await new Promise(() => undefined);
  });
  const { problem } = check;
  return (
    <>
      <h1 className="text-2xl">{t('code.title')}</h1>
      <p className="mt-2 mb-8 text-ink-soft">{t('code.words')}</p>
      <form className="space-y-5" {...form.form((value) => void check.run(value('code')))}>
        <TextField
          label={t('code.label')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          dir="ltr"
          autoFocus
          {...form.field('code')}
        />
        {problem ? (
          <ErrorState
            inline
            problem={
              problem.code === 'step_gone'
                ? new ApiError(401, 'step_gone', t('code.gone'))
                : problem.status === 429
                  ? new ApiError(429, 'too_many', t('problems.tooMany'))
                  : problem
            }
          />
        ) : null}
        <Button type="submit" variant="primary" size="large" className="w-full" busy={check.pending}>
          {check.pending ? t('code.working') : t('code.send')}
        </Button>
        <Button variant="plain" className="w-full" onClick={onBack}>
          {t('code.back')}
        </Button>
      </form>
    </>
  );
}
