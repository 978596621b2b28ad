'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { TextField } from '@/ui/fields/text-field';
import { type Fairness, type GroupAttribute, groupAttributes } from '../contract';

/** Which attributes are held, how far apart groups may be, and whether each month is audited. */
export function SettingsForm({
  fairness: { settings, held },
  onSaved,
}: {
  fairness: Fairness;
  onSaved: (next: Fairness) => void;
}) {
  const t = useTranslations('fairness.settings');
  const names = useTranslations('fairness.attributes');
  const [attributes, setAttributes] = useState<readonly GroupAttribute[]>(settings.attributes);
  const [monthly, setMonthly] = useState(settings.monthly);
  const [numbers, setNumbers] = useState({
    difference: String(Math.round(settings.bounds.difference * 100)),
    ratio: String(Math.round(settings.bounds.ratio * 100)),
    auc: String(Math.round(settings.bounds.auc * 100)),
    least: String(settings.least),
  });
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    const bounds = {
      difference: Number(numbers.difference) / 100,
      ratio: Number(numbers.ratio) / 100,
      auc: Number(numbers.auc) / 100,
    };
    const body = { attributes: [...attributes], least: Number(numbers.least), bounds, monthly };
    onSaved(await api<Fairness>('/fairness/settings', { method: 'PUT', body, signal }));
    setSaved(true);
  });
  const number = (name: keyof typeof numbers, least: number, most: number, hint?: string) => (
    <TextField
      label={t(name)}
      hint={hint}
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      required
      value={numbers[name]}
      onChange={(event) => {
        setSaved(false);
        setNumbers({ ...numbers, [name]: event.target.value });
      }}
    />
  );
  return (
    <form
      className="max-w-measure space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <fieldset>
        <legend className="font-semibold">{t('held')}</legend>
        <p className="mb-2 text-ink-soft text-sm">{t('heldWords')}</p>
        {groupAttributes.map((attribute) => {
          const own = held.find((each) => each.attribute === attribute);
          return (
            <CheckboxField
              key={attribute}
              label={names(attribute)}
              hint={own ? t('heldCount', { learners: own.learners, groups: own.groups.join(', ') || '–' }) : undefined}
              checked={attributes.includes(attribute)}
              onChange={(event) => {
                setSaved(false);
                setAttributes(
                  event.target.checked ? [...attributes, attribute] : attributes.filter((each) => each !== attribute),
                );
              }}
            />
          );
        })}
      </fieldset>
      <fieldset className="space-y-4">
        <legend className="font-semibold">{t('bounds')}</legend>
        {number('difference', 1, 50)}
        {number('ratio', 50, 99, t('ratioHint'))}
        {number('auc', 1, 30, t('aucHint'))}
        {number('least', 5, 100)}
      </fieldset>
      <CheckboxField
        label={t('monthly')}
        hint={t('monthlyHint')}
        checked={monthly}
        onChange={(event) => {
          setSaved(false);
          setMonthly(event.target.checked);
        }}
      />
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
