'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { ReadingPreferences } from '../../contract';

/** What the learner asks of the next lessons: easier words, less at a time. Shown once it is known what holds now. */
export function ReadingChoices() {
  const t = useTranslations('lesson.reading');
  const [chosen, setChosen] = useState<ReadingPreferences | null>(null);
  const [kept, setKept] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    // Without an answer the page has one choice less, and nothing is lost.
    api<ReadingPreferences>('/me/reading', { signal: leaving.signal }).then(setChosen, () => {});
    return () => leaving.abort();
  }, []);
  const keep = useAction(async (preferences: ReadingPreferences, signal) => {
    await api('/me/reading', { method: 'PUT', body: preferences, signal });
    setKept(true);
  });
  if (chosen === null) return null;
  const choose = (part: Partial<ReadingPreferences>) => {
    const next = { ...chosen, ...part };
    setChosen(next);
    setKept(false);
    void keep.run(next);
  };
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 font-semibold text-base">{t('title')}</legend>
      <CheckboxField
        label={t('words')}
        checked={chosen.words === 'simple'}
        disabled={keep.pending}
        onChange={(event) => choose({ words: event.target.checked ? 'simple' : 'usual' })}
      />
      <CheckboxField
        label={t('length')}
        checked={chosen.length === 'shorter'}
        disabled={keep.pending}
        onChange={(event) => choose({ length: event.target.checked ? 'shorter' : 'usual' })}
      />
      <p role="status" className="min-h-6 text-ink-soft text-sm">
        {kept ? t('kept') : t('hint')}
      </p>
      {keep.problem ? <ErrorState inline problem={keep.problem} /> : null}
    </fieldset>
  );
}
