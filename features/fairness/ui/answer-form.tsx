'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import type { Alert } from '../alerts';
import { type AlertWord, alertKeySchema, alertWordSchema, type Fairness } from '../contract';

/** What an administrator says to one difference, and why; it is kept, and the next month's audit asks again. */
export function AnswerForm({
  alert,
  runId,
  onAnswered,
}: {
  alert: Alert;
  runId: string;
  onAnswered: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness.answers');
  const [word, setWord] = useState<AlertWord>('acting');
  const [why, setWhy] = useState('');
  const send = useAction(async (_: null, signal) => {
    const body = { ...alertKeySchema.parse(alert), runId, word, why };
    onAnswered(await api<Fairness>('/fairness/answers', { method: 'POST', body, signal }));
  });
  return (
    <details className="mt-1 text-sm" data-print="none">
      <summary className="inline-block min-h-9 cursor-pointer content-center text-ink-soft hover:text-ink">
        {t('say')}
      </summary>
      <form
        className="mt-2 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send.run(null);
        }}
      >
        <SelectField
          label={t('word')}
          options={alertWordSchema.options.map((value) => ({ value, label: t(`words.${value}`) }))}
          value={word}
          onChange={(event) => setWord(alertWordSchema.parse(event.target.value))}
        />
        <TextAreaField
          label={t('why')}
          hint={t('whyHint')}
          required
          minLength={3}
          maxLength={1000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        {send.problem ? <ErrorState inline problem={send.problem} /> : null}
        <Button type="submit" size="small" busy={send.pending} disabled={why.trim().length < 3}>
          {t('send')}
        </Button>
      </form>
    </details>
  );
}
