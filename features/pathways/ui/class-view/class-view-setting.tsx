'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { type Problem, toProblem } from '@/ui/problem';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import type { ClassViewSettings } from '../../contract-class-view';
import { LEAST_LEARNERS } from '../../limits';

/** Whether a course's learners see how their class stands, for those who may change it; read when it is opened, kept when it is pressed. */
export function ClassViewSetting({ courseId }: { courseId: string }) {
  const t = useTranslations('gates.classView');
  const [settings, setSettings] = useState<ClassViewSettings | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const [saved, setSaved] = useState(false);
  const path = `/courses/${courseId}/class-view/settings`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry asks again
  useEffect(() => {
    const aborter = new AbortController();
    api<ClassViewSettings>(path, { signal: aborter.signal }).then(setSettings, (thrown: unknown) =>
      aborter.signal.aborted ? undefined : setProblem(toProblem(thrown)),
    );
    return () => aborter.abort();
  }, [path, tries]);
  const save = useAction(async (shown: boolean, signal) => {
    setSettings(await api<ClassViewSettings>(path, { method: 'PUT', body: { shown }, signal }));
    setSaved(true);
  });
  return (
    <section className="mt-8 border-rule border-t pt-4">
      <h3 className="mb-3 font-semibold">{t('title')}</h3>
      {settings ? (
        <CheckboxField
          label={t('shown')}
          hint={t('hint', { least: LEAST_LEARNERS })}
          checked={settings.shown}
          disabled={save.pending}
          onChange={(event) => {
            setSaved(false);
            void save.run(event.target.checked);
          }}
        />
      ) : null}
      <p role="status" className="mt-1 text-ink-soft text-sm">
        {saved ? t(settings?.shown ? 'nowShown' : 'nowHidden') : null}
      </p>
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
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
      {settings || problem ? null : (
        <Skeleton>
          <SkeletonBar className="h-11 w-full" />
        </Skeleton>
      )}
    </section>
  );
}
