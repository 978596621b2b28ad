'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { type ConsentRules, type ConsentSettings, purposes, standardSchema } from '../contract';

/** From what age on learners decide, and what holds for each purpose until somebody has. */
export function RulesForm({ initial, onSaved }: { initial: ConsentSettings; onSaved: (rules: ConsentRules) => void }) {
  const t = useTranslations('consent.admin');
  const names = useTranslations('consent.purposes');
  const [settings, setSettings] = useState(initial);
  const [age, setAge] = useState(String(initial.ageFrom));
  const [saved, setSaved] = useState(false);
  const change = (next: Partial<ConsentSettings>) => {
    setSaved(false);
    setSettings({ ...settings, ...next });
  };
  const save = useAction(async (_: null, signal) => {
    const body = { ...settings, ageFrom: Number(age) };
    onSaved(await api<ConsentRules>('/consent/settings', { method: 'PUT', body, signal }));
    setSaved(true);
  });
  const options = [
    { value: 'on', label: t('standardOn') },
    { value: 'off', label: t('standardOff') },
  ];
  return (
    <form
      className="max-w-measure space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <TextField
        label={t('age')}
        hint={t('ageHint')}
        className="max-w-xs"
        type="number"
        inputMode="numeric"
        min={0}
        max={21}
        required
        value={age}
        onChange={(event) => {
          setSaved(false);
          setAge(event.target.value);
        }}
      />
      <CheckboxField
        label={t('minors')}
        hint={t('minorsHint')}
        checked={settings.minorsMayRefuse}
        onChange={(event) => change({ minorsMayRefuse: event.target.checked })}
      />
      <h2 className="text-lg">{t('standards')}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        {purposes.map((purpose) => (
          <SelectField
            key={purpose}
            label={names(purpose)}
            options={options}
            value={settings.standards[purpose]}
            onChange={(event) =>
              change({
                standards: { ...settings.standards, [purpose]: standardSchema.parse(event.target.value) },
              })
            }
          />
        ))}
      </div>
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : ''}
        </p>
      </div>
    </form>
  );
}
