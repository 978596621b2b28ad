'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { Progress } from '@/ui/progress';
import type { ModelRun } from '../../model/contract';
import { outcomeWords, stepOf } from './run-words';

/** True while it waits or is at work. */
export function isOpen({ status }: ModelRun): boolean {
  return status === 'queued' || status === 'running';
}

/** How far a fit or a change of version is, and what came of it. */
export function RunPanel({
  run,
  problem,
  onChange,
}: {
  run: ModelRun;
  /** The latest question for its state failed. */
  problem: ApiError | null;
  onChange: (run: ModelRun) => void;
}) {
  const t = useTranslations('learnerModel.run');
  const stop = useAction((id: string, signal) =>
    api<ModelRun>(`/learner-models/runs/${id}/cancel`, { method: 'POST', signal }).then(onChange),
  );
  if (!isOpen(run)) return <Outcome run={run} />;
  return (
    <section aria-label={t('label')} className="rounded-lg border border-rule px-6 py-5" data-print="none">
      <Working run={run} />
      {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
      {stop.problem ? <ErrorState inline problem={stop.problem} className="mt-3" /> : null}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" onClick={() => void stop.run(run.id)} busy={stop.pending}>
          {t('stop')}
        </Button>
        <p className="text-ink-soft text-sm">{t('leave')}</p>
      </div>
    </section>
  );
}

function Working({ run }: { run: ModelRun }) {
  const t = useTranslations('learnerModel.run');
  const step = stepOf(run);
  const label = step === 'learners' ? t('learners', { done: run.done, total: run.total }) : t(step);
  return (
    <>
      {run.status === 'running' && run.total > 0 ? (
        <Progress label={label} value={run.done} max={run.total} />
      ) : (
        <Progress label={label} />
      )}
      <p className="sr-only" role="status">
        {step === 'learners' ? t('label') : label}
      </p>
    </>
  );
}

function Outcome({ run }: { run: ModelRun }) {
  const t = useTranslations('learnerModel.run');
  const { key, version } = outcomeWords(run);
  if (key === 'failed') return <ErrorState inline problem={{ code: 'model_run', status: 400, detail: t('failed') }} />;
  const good = key === 'better' || key === 'applied' || key === 'appliedStart';
  if (!good) return <Notice>{<p role="status">{t(key, { version })}</p>}</Notice>;
  return (
    <p role="status" className="flex gap-2.5">
      <Check aria-hidden className="mt-1 size-5 shrink-0 text-accent" />
      <span>{t(key, { version })}</span>
    </p>
  );
}
