'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import type { ExportSettings } from '../contract';

/** How many learners have to look alike, how many may be left out for it, and for how long files are kept. */
export function RulesForm({ initial }: { initial: ExportSettings }) {
  const t = useTranslations('research.rules');
  const [k, setK] = useState(String(initial.k));
  const [percent, setPercent] = useState(String(Math.round(initial.mostSuppressed * 100)));
  const [days, setDays] = useState(String(initial.keptDays));
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body: ExportSettings = { k: Number(k), mostSuppressed: Number(percent) / 100, keptDays: Number(days) };
    await api('/research/settings', { method: 'PUT', body, signal });
    setSaved(true);
  });
  const field = (value: string, set: (value: string) => void, min: number, max: number) => ({
    ...{ type: 'number', inputMode: 'numeric' as const, required: true, min, max, step: 1, value },
    onChange: (event: { target: { value: string } }) => {
      setSaved(false);
      set(event.target.value);
    },
  });
  return (
    <form
      className="max-w-measure space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <h2 className="text-xl">{t('title')}</h2>
      <TextField className="max-w-sm" label={t('k')} hint={t('kHint')} {...field(k, setK, 5, 100)} />
      <TextField
        className="max-w-sm"
        label={t('mostSuppressed')}
        hint={t('mostSuppressedHint')}
        {...field(percent, setPercent, 0, 50)}
      />
      <TextField className="max-w-sm" label={t('keptDays')} {...field(days, setDays, 1, 365)} />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </form>
  );
}
