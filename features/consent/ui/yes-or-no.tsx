'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';

/** A yes or a no that is kept at once. `chosen` null: nothing that holds was said yet. */
export function YesOrNo({
  legend,
  chosen,
  mayAllow,
  mayRefuse,
  say,
}: {
  legend: string;
  chosen: boolean | null;
  mayAllow: boolean;
  mayRefuse: boolean;
  say(allowed: boolean, signal: AbortSignal): Promise<void>;
}) {
  const t = useTranslations('consent.own');
  const name = useId();
  const [saved, setSaved] = useState(false);
  const put = useAction(async (wanted: boolean, signal) => {
    await say(wanted, signal);
    setSaved(true);
  });
  const options = [
    { value: true, label: t('yes'), may: mayAllow },
    { value: false, label: t('no'), may: mayRefuse },
  ];
  return (
    <>
      <fieldset className="mt-2" aria-busy={put.pending || undefined}>
        <legend className="font-semibold">{legend}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6">
          {options.map((option) => (
            <label key={option.label} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name={name}
                className="size-5 accent-accent"
                checked={chosen === option.value}
                disabled={!option.may && chosen !== option.value}
                onChange={() => {
                  setSaved(false);
                  void put.run(option.value);
                }}
              />
              {option.label}
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="text-ink-soft text-sm">
        {saved ? t('saved') : ''}
      </p>
      {put.problem ? <ErrorState inline problem={put.problem} className="mt-2" /> : null}
    </>
  );
}
