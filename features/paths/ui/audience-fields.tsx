'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';

interface Member {
  id: string;
  name: string;
  role: 'learner' | 'teacher' | 'admin';
}

/** Everybody in a class, or single learners of it (`learnerIds` null: everybody). */
export function AudienceFields({
  classId,
  learnerIds,
  onChange,
  error,
}: {
  classId: string;
  learnerIds: readonly string[] | null;
  onChange: (ids: string[] | null) => void;
  error: string | null;
}) {
  const t = useTranslations('paths.form');
  const [members, setMembers] = useState<{ classId: string; learners: Member[] } | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  useEffect(() => {
    const aborter = new AbortController();
    api<{ items: Member[] }>(`/classes/${classId}/members`, { signal: aborter.signal }).then(
      ({ items }) => setMembers({ classId, learners: items.filter(({ role }) => role === 'learner') }),
      (thrown: unknown) => {
        if (!aborter.signal.aborted)
          setProblem(thrown instanceof ApiError ? thrown : new ApiError(0, 'unexpected', null));
      },
    );
    return () => aborter.abort();
  }, [classId]);
  const learners = members?.classId === classId ? members.learners : null;
  return (
    <fieldset className="space-y-2" aria-describedby={error ? 'audience-error' : undefined}>
      <legend className="font-semibold text-sm">{t('learners')}</legend>
      {(['all', 'some'] as const).map((each) => (
        <label key={each} className="flex min-h-9 items-center gap-3 pointer-coarse:min-h-11">
          <input
            type="radio"
            name="audience"
            className="size-5 shrink-0 accent-accent"
            checked={(learnerIds === null) === (each === 'all')}
            onChange={() => onChange(each === 'all' ? null : [])}
          />
          {t(each)}
        </label>
      ))}
      {learnerIds === null ? null : problem ? (
        <ErrorState inline problem={problem} />
      ) : learners === null ? (
        <p className="text-ink-soft text-sm">{t('loading')}</p>
      ) : learners.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('noLearners')}</p>
      ) : (
        <div className="max-h-64 overflow-y-auto rounded-md border border-rule px-3 py-1">
          {learners.map(({ id, name }) => (
            <CheckboxField
              key={id}
              label={name}
              checked={learnerIds.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...learnerIds, id] : learnerIds.filter((each) => each !== id))
              }
            />
          ))}
        </div>
      )}
      {error ? (
        <p id="audience-error" className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
