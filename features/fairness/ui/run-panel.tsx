'use client';

import { useTranslations } from 'use-intl';
import { type ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { Progress } from '@/ui/progress';
import type { FairnessRun } from '../contract';

/** True while it waits or is at work. */
export const isOpen = ({ status }: FairnessRun): boolean => status === 'queued' || status === 'running';

/** How far an audit is, or why nothing came of it. */
export function RunPanel({
  run,
  problem,
  mayStop,
  onChange,
}: {
  run: FairnessRun;
  problem: ApiError | null;
  mayStop: boolean;
  onChange: (run: FairnessRun) => void;
}) {
  const t = useTranslations('fairness.run');
  const stop = useAction((id: string, signal) =>
    api<FairnessRun>(`/fairness/runs/${id}/cancel`, { method: 'POST', signal }).then(onChange),
  );
  if (!isOpen(run)) {
    const came = cameOf(run);
    return came ? <Notice>{t(came)}</Notice> : null;
  }
  return (
    <section aria-label={t('label')} className="rounded-lg border border-rule px-6 py-5" data-print="none">
      <div aria-live="polite">
        {run.status === 'queued' ? (
          <Progress label={t('queued')} />
        ) : run.kind === 'reweigh' ? (
          <Progress label={t('reweighing')} />
        ) : (
          <Progress
            label={t('auditing', { done: run.done, total: Math.max(0, run.total - 1) })}
            value={run.done}
            max={Math.max(1, run.total)}
          />
        )}
      </div>
      {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
      {stop.problem ? <ErrorState inline problem={stop.problem} className="mt-3" /> : null}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        {mayStop ? (
          <Button size="small" busy={stop.pending} onClick={() => void stop.run(run.id)}>
            {t('stop')}
          </Button>
        ) : null}
        <p className="text-ink-soft text-sm">{t('leave')}</p>
      </div>
    </section>
  );
}

function cameOf({ status, outcome }: FairnessRun) {
  if (status === 'cancelled' || status === 'failed') return status;
  if (outcome === 'no_groups') return 'noGroups';
  return outcome === 'too_few' ? 'tooFew' : null;
}
