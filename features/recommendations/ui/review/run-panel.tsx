'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { Time } from '@/ui/time';
import type { RecommendationRun } from '../../contract';

const LOOK_AGAIN_MS = 2000;

/** The latest recalculation, as it runs; administrators begin and stop them. */
export function RunPanel({ runs, admin }: { runs: RecommendationRun[]; admin: boolean }) {
  const t = useTranslations('recommendations.runs');
  const router = useRouter();
  const latest = runs[0];
  const open = latest?.status === 'queued' || latest?.status === 'running';
  useEffect(() => {
    if (!open) return undefined;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [open, router]);
  const start = useAction(async (_: null) => {
    await api('/recommendation-runs', { method: 'POST' });
    router.refresh();
  });
  const cancel = useAction(async (id: string) => {
    await api(`/recommendation-runs/${id}/cancel`, { method: 'POST' });
    router.refresh();
  });
  const problem = start.problem ?? cancel.problem;
  return (
    <section aria-labelledby="runs" className="max-w-measure space-y-3" data-print="none">
      <h2 id="runs" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-ink-soft text-sm">{t('words')}</p>
      {open && latest ? (
        <Progress
          label={latest.status === 'queued' ? t('waiting') : t('progress', { done: latest.done, total: latest.total })}
          {...(latest.total > 0 ? { value: latest.done, max: latest.total } : {})}
        />
      ) : (
        <p className="text-sm">
          {latest ? (
            <>
              {t('last', { count: latest.done })} <Time iso={latest.finishedAt ?? latest.createdAt} />
            </>
          ) : (
            t('never')
          )}
        </p>
      )}
      {admin ? (
        open && latest ? (
          <Button size="small" onClick={() => void cancel.run(latest.id)} busy={cancel.pending}>
            {t('cancel')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void start.run(null)} busy={start.pending}>
            {t('start')}
          </Button>
        )
      ) : null}
      {problem ? <ErrorState inline problem={problem} /> : null}
    </section>
  );
}
