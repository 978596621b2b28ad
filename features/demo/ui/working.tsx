'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import type { Demo } from '../contract';

/** How far the making or the removal is, and the way to stop the making. */
export function Working({
  demo,
  problem,
  onChange,
}: {
  demo: Demo;
  problem: ApiError | null;
  onChange: (demo: Demo) => void;
}) {
  const t = useTranslations('demo');
  const [stopping, setStopping] = useState(false);
  const stop = useAction(async (_: null, signal) => {
    onChange(await api<Demo>('/demo/cancel', { method: 'POST', signal }));
    setStopping(true);
  });
  const removing = demo.state === 'removing';
  const label = removing
    ? t('removing.label')
    : stopping
      ? t('making.stopping')
      : t(`making.${demo.stage ?? 'waiting'}`);
  return (
    <section
      aria-label={removing ? t('removing.title') : t('making.title')}
      className="rounded-lg border border-rule px-6 py-5"
    >
      {removing || stopping ? <Progress label={label} /> : <Progress label={label} value={demo.share} />}
      <p className="sr-only" role="status">
        {label}
      </p>
      {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
      {stop.problem ? <ErrorState inline problem={stop.problem} className="mt-3" /> : null}
      {removing ? null : (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button size="small" onClick={() => void stop.run(null)} busy={stop.pending || stopping}>
            {t('making.stop')}
          </Button>
          <p className="text-ink-soft text-sm">{t('making.leave')}</p>
        </div>
      )}
    </section>
  );
}
