'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { type ConsentLearnerDetail, purposeSchema } from '../contract';

/** Writes down what a learner's guardian said to one purpose, and how they said it. */
export function GuardianForm({
  learner,
  onSaved,
}: {
  learner: ConsentLearnerDetail;
  onSaved: (learner: ConsentLearnerDetail) => void;
}) {
  const t = useTranslations('consent.admin');
  const names = useTranslations('consent.purposes');
  const [purpose, setPurpose] = useState(learner.items[0]?.purpose ?? 'tutoring');
  const [answer, setAnswer] = useState('no');
  const [note, setNote] = useState('');
  const [saved, setSaved] = useState(false);
  const send = useAction(async (_: null, signal) => {
    const version = learner.items.find((item) => item.purpose === purpose)?.text.version ?? 1;
    const body = { purpose, allowed: answer === 'yes', version, note };
    const path = `/consent/learners/${learner.learnerId}/decisions`;
    onSaved(await api<ConsentLearnerDetail>(path, { method: 'POST', body, signal }));
    setSaved(true);
    setNote('');
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send.run(null);
      }}
    >
      <p className="text-ink-soft">{t('recordWords')}</p>
      <SelectField
        label={t('recordFor')}
        options={learner.items.map((item) => ({ value: item.purpose, label: names(item.purpose) }))}
        value={purpose}
        onChange={(event) => setPurpose(purposeSchema.parse(event.target.value))}
      />
      <SelectField
        label={t('recordAnswer')}
        options={[
          { value: 'no', label: t('recordNo') },
          { value: 'yes', label: t('recordYes') },
        ]}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <TextField
        label={t('note')}
        hint={t('noteHint')}
        required
        minLength={3}
        maxLength={500}
        value={note}
        onChange={(event) => {
          setSaved(false);
          setNote(event.target.value);
        }}
      />
      {send.problem ? <ErrorState inline problem={send.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" busy={send.pending}>
          {t('recordSend')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('recorded') : ''}
        </p>
      </div>
    </form>
  );
}
