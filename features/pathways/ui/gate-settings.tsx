'use client';

import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { Gates } from '../contract';

const THRESHOLDS = [0.7, 0.8, 0.85, 0.9, 0.95];
const HOLD_DAYS = [0, 1, 2, 3, 7];
const GRACE_DAYS = [0, 3, 7, 14, 30];

/** When a course's concepts open what needs them, for those who may change it; read when it is opened. */
export function GateSettingsForm({ courseId }: { courseId: string }) {
  const t = useTranslations('gates');
  const [gates, setGates] = useState<Gates | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    api<Gates>(`/courses/${courseId}/gates`, { signal: aborter.signal }).then(setGates, (thrown: unknown) =>
      aborter.signal.aborted ? undefined : setProblem(toProblem(thrown)),
    );
    return () => aborter.abort();
  }, [courseId, tries]);
  return (
    <section className="mt-8 border-rule border-t pt-4">
      <h3 className="mb-3 font-semibold">{t('title')}</h3>
      {gates ? <Fields courseId={courseId} gates={gates} onChange={setGates} /> : null}
      {gates ? (
        <p className="mt-4 text-sm">
          <TextLink href={`/courses/${courseId}/gates`}>{t('ofConcepts')}</TextLink>{' '}
          <span className="text-ink-soft">{t('ofConceptsWords')}</span>
        </p>
      ) : null}
      {problem ? (
        <ErrorState
          inline
          problem={problem}
          onRetry={() => {
            setProblem(null);
            setTries(tries + 1);
          }}
        />
      ) : null}
      {gates || problem ? null : (
        <Skeleton>
          <SkeletonBar className="h-11 w-full" />
        </Skeleton>
      )}
    </section>
  );
}

function Fields({ courseId, gates, onChange }: { courseId: string; gates: Gates; onChange: (gates: Gates) => void }) {
  const t = useTranslations('gates');
  const format = useFormatter();
  const [saved, setSaved] = useState(false);
  const save = useAction(async (_: null, signal) => {
    onChange(
      await api<Gates>(`/courses/${courseId}/gates`, { method: 'PUT', body: { ...gates, concepts: [] }, signal }),
    );
    setSaved(true);
  });
  const field = (
    key: 'threshold' | 'holdAfterDays' | 'graceDays',
    choices: readonly number[],
    label: (value: number) => string,
  ) => (
    <SelectField
      label={t(key)}
      hint={t(`${key}Hint`)}
      value={String(gates[key])}
      onChange={(event) => {
        setSaved(false);
        onChange({ ...gates, [key]: Number(event.target.value) });
      }}
      options={[...new Set([...choices, gates[key]])]
        .sort((a, b) => a - b)
        .map((value) => ({ value: String(value), label: label(value) }))}
    />
  );
  const days = (count: number) => t('days', { count });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      {field('threshold', THRESHOLDS, (value) => format.number(value, { style: 'percent' }))}
      {field('holdAfterDays', HOLD_DAYS, days)}
      {field('graceDays', GRACE_DAYS, days)}
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" busy={save.pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {saved ? t('saved') : null}
        </p>
      </div>
    </form>
  );
}
