'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import type { ConsentLearnerDetail } from '../contract';

/** When a learner was born, where the school wants to say so. */
export function BirthDateForm({
  learner,
  onSaved,
}: {
  learner: ConsentLearnerDetail;
  onSaved: (learner: ConsentLearnerDetail) => void;
}) {
  const t = useTranslations('consent.admin');
  const [date, setDate] = useState(learner.birthDate ?? '');
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body = { birthDate: date === '' ? null : date };
    const path = `/consent/learners/${learner.learnerId}/birth-date`;
    onSaved(await api<ConsentLearnerDetail>(path, { method: 'PUT', body, signal }));
    setSaved(true);
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <TextField
        label={t('born')}
        hint={t('bornHint')}
        type="date"
        value={date}
        onChange={(event) => {
          setSaved(false);
          setDate(event.target.value);
        }}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={save.pending}>
          {t('saveBorn')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('bornSaved') : ''}
        </p>
      </div>
    </form>
  );
}
