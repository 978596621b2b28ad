'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { ComparisonLearner } from '../contract';

/** Learners of the reader's classes, each with the choice to leave them out. */
export function PeopleList({ courseId, initial }: { courseId: string; initial: ComparisonLearner[] }) {
  const t = useTranslations('experiments.people');
  const [learners, setLearners] = useState(initial);
  const change = useAction(async ({ learnerId, excluded }: Omit<ComparisonLearner, 'name'>, signal) => {
    const set = (value: boolean) =>
      setLearners((present) =>
        present.map((each) => (each.learnerId === learnerId ? { ...each, excluded: value } : each)),
      );
    set(excluded);
    try {
      await api(`/courses/${courseId}/experiment-learners/${learnerId}`, { method: 'PUT', body: { excluded }, signal });
    } catch (failure) {
      set(!excluded);
      throw failure;
    }
  });
  return (
    <section className="max-w-measure" data-print="none">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 text-ink-soft">{t('words')}</p>
      {change.problem ? <ErrorState inline problem={change.problem} className="mt-3" /> : null}
      {learners.length === 0 ? (
        <p className="mt-3">{t('empty')}</p>
      ) : (
        <details className="mt-3">
          <summary className="min-h-9 cursor-pointer font-semibold">{t('show', { count: learners.length })}</summary>
          <ul className="mt-2">
            {learners.map(({ learnerId, name, excluded }) => (
              <li key={learnerId} dir="auto">
                <CheckboxField
                  label={t('leaveOut', { name })}
                  checked={excluded}
                  onChange={(event) => void change.run({ learnerId, excluded: event.target.checked })}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
