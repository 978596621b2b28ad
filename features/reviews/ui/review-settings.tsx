'use client';

import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { ReviewSettings } from '../contract';
import { capChoices } from './cap-choices';

const USUAL = 0.9;
const RETENTIONS = [0.8, 0.85, USUAL, 0.95];

/** What a course wants of its reviews, for those who may change it; read when it is opened. */
export function ReviewSettingsForm({ courseId }: { courseId: string }) {
  const t = useTranslations('reviewSettings');
  const [settings, setSettings] = useState<ReviewSettings | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    api<ReviewSettings>(`/courses/${courseId}/review-settings`, { signal: aborter.signal }).then(
      setSettings,
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, tries]);
  const retry = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return (
    <section className="mt-8 border-rule border-t pt-4">
      <h3 className="mb-3 font-semibold">{t('title')}</h3>
      {settings ? <Fields courseId={courseId} settings={settings} onChange={setSettings} /> : null}
      {problem ? <ErrorState inline problem={problem} onRetry={retry} /> : null}
      {settings || problem ? null : (
        <Skeleton>
          <SkeletonBar className="h-11 w-full" />
        </Skeleton>
      )}
    </section>
  );
}

function Fields({
  courseId,
  settings,
  onChange,
}: {
  courseId: string;
  settings: ReviewSettings;
  onChange: (settings: ReviewSettings) => void;
}) {
  const t = useTranslations('reviewSettings');
  const format = useFormatter();
  const [saved, setSaved] = useState(false);
  const change = (next: ReviewSettings) => {
    setSaved(false);
    onChange(next);
  };
  const save = useAction(async (_: null, signal) => {
    await api(`/courses/${courseId}/review-settings`, { method: 'PUT', body: settings, signal });
    setSaved(true);
  });
  const percent = (retention: number) => format.number(retention * 100, { maximumFractionDigits: 1 });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(null);
      }}
    >
      <SelectField
        label={t('retention')}
        hint={t('retentionHint')}
        value={String(settings.retention)}
        onChange={(event) => change({ ...settings, retention: Number(event.target.value) })}
        options={[...new Set([...RETENTIONS, settings.retention])].sort().map((retention) => ({
          value: String(retention),
          label: t(retention === USUAL ? 'usual' : 'retentionOption', { percent: percent(retention) }),
        }))}
      />
      <SelectField
        label={t('cap')}
        hint={t('capHint')}
        value={String(settings.dailyCap ?? '')}
        onChange={(event) =>
          change({ ...settings, dailyCap: event.target.value === '' ? null : Number(event.target.value) })
        }
        options={[
          { value: '', label: t('none') },
          ...capChoices(settings.dailyCap).map((count) => ({ value: String(count), label: t('count', { count }) })),
        ]}
      />
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
