'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import type { DeletionSettings } from '../contract';

/** For how long a deletion can be taken back, and for how long the school keeps backups of its own. */
export function DeletionSettingsForm({ initial }: { initial: DeletionSettings }) {
  const t = useTranslations('rights.requests');
  const [days, setDays] = useState({
    coolingOffDays: String(initial.coolingOffDays),
    backupDays: String(initial.backupDays),
  });
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const body = { coolingOffDays: Number(days.coolingOffDays), backupDays: Number(days.backupDays) };
    await api('/deletions/settings', { method: 'PUT', body, signal });
    setSaved(true);
  });
  const field = (name: keyof typeof days, max: number, label: string, hint: string) => (
    <TextField
      type="number"
      min={0}
      max={max}
      required
      label={label}
      hint={hint}
      value={days[name]}
      onChange={(event) => {
        setSaved(false);
        setDays({ ...days, [name]: event.target.value });
      }}
    />
  );
  return (
    <form
      className="space-y-4 border-rule border-t pt-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <h2 className="text-xl">{t('settings')}</h2>
      {field('coolingOffDays', 90, t('coolingOff'), t('coolingOffHint'))}
      {field('backupDays', 3650, t('backups'), t('backupsHint'))}
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
