'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { type ArmSettings, MOST_ARMS } from '../../contract';
import { useExperimentWords } from '../use-words';
import type { DraftSide } from './draft';

const SHARES = [1, 2, 3];

/** The sides of an experiment: what each does, and its share of the learners. */
export function SidesFields({
  options,
  sides,
  onChange,
  alike,
}: {
  options: readonly ArmSettings[];
  sides: readonly DraftSide[];
  onChange: (sides: DraftSide[]) => void;
  alike: boolean;
}) {
  const t = useTranslations('experiments.form');
  const words = useExperimentWords();
  const change = (id: number, part: Partial<DraftSide>) =>
    onChange(sides.map((side) => (side.id === id ? { ...side, ...part } : side)));
  const free = options.findIndex((_, at) => sides.every(({ choice }) => choice !== String(at)));
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">{t('sides')}</legend>
      <p className="text-ink-soft text-sm">{t('sidesWords')}</p>
      {sides.map(({ id, choice, share }, at) => (
        <div key={id} className="flex flex-wrap items-end gap-3">
          <SelectField
            className="min-w-56 flex-1"
            label={t('side', { number: at + 1 })}
            value={choice}
            error={alike && at > 0 && sides.findIndex((side) => side.choice === choice) < at ? t('same') : null}
            onChange={(event) => change(id, { choice: event.target.value })}
            options={options.map((settings, value) => ({ value: String(value), label: words.settings(settings) }))}
          />
          <SelectField
            className="w-32"
            label={t('share')}
            value={String(share)}
            onChange={(event) => change(id, { share: Number(event.target.value) })}
            options={SHARES.map((value) => ({ value: String(value), label: t('shareOf', { value }) }))}
          />
          {sides.length > 2 ? (
            <Button
              variant="plain"
              size="icon"
              aria-label={t('removeSide', { number: at + 1 })}
              onClick={() => onChange(sides.filter((side) => side.id !== id))}
            >
              <Trash2 aria-hidden />
            </Button>
          ) : null}
        </div>
      ))}
      {sides.length < MOST_ARMS && free >= 0 ? (
        <Button
          size="small"
          onClick={() =>
            onChange([...sides, { id: Math.max(...sides.map(({ id }) => id)) + 1, choice: String(free), share: 1 }])
          }
        >
          {t('addSide')}
        </Button>
      ) : null}
    </fieldset>
  );
}
