'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField } from '@/ui/fields/text-field';
import { type RiskWord, riskWordSchema, type Warnings } from '../contract';

/** A teacher says how it is with a learner: their word holds over the guess. */
export function AnswerForm({
  address,
  onAnswered,
}: {
  /** Of the learner's warning. */
  address: string;
  onAnswered: (next: Warnings) => void;
}) {
  const t = useTranslations('earlyWarning');
  const [word, setWord] = useState<RiskWord>('acting');
  const [why, setWhy] = useState('');
  const [open, setOpen] = useState(false);
  const send = useAction(async (_: null, signal) => {
    const next = await api<Warnings>(address, { method: 'POST', body: { word, why }, signal });
    setWhy('');
    setOpen(false);
    onAnswered(next);
  });
  return (
    <details className="text-sm" data-print="none" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-block min-h-9 cursor-pointer content-center underline decoration-rule-strong underline-offset-4 hover:decoration-current">
        {t('say')}
      </summary>
      <form
        className="mt-2 max-w-md space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send.run(null);
        }}
      >
        <SelectField
          label={t('word')}
          hint={t(`wordHints.${word}`)}
          options={riskWordSchema.options.map((value) => ({ value, label: t(`words.${value}`) }))}
          value={word}
          onChange={(event) => setWord(riskWordSchema.parse(event.target.value))}
        />
        <TextAreaField
          label={t('why')}
          hint={t('whyHint')}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        {send.problem ? <ErrorState inline problem={send.problem} /> : null}
        <Button type="submit" size="small" busy={send.pending}>
          {t('send')}
        </Button>
      </form>
    </details>
  );
}
