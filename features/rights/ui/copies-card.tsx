'use client';

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { Time } from '@/ui/time';
import type { RecordExport } from '../contract';

const LOOK_EVERY_MS = 1500;

/** A copy of the whole record: asked for, watched, taken away. */
export function CopiesCard({ learnerId, initial }: { learnerId: string; initial: RecordExport[] }) {
  const t = useTranslations('record.copy');
  const format = useFormatter();
  const [copy, setCopy] = useState<RecordExport | null>(initial[0] ?? null);
  const path = `/learners/${learnerId}/record/copies`;
  const make = useAction(async (_: null, signal) => setCopy(await api<RecordExport>(path, { method: 'POST', signal })));
  const at = copy?.status === 'waiting' || copy?.status === 'working' ? copy.id : null;
  useEffect(() => {
    if (at === null) return;
    const aborter = new AbortController();
    const timer = setInterval(() => {
      // A look that fails is made up for by the next.
      api<RecordExport>(`${path}/${at}`, { signal: aborter.signal }).then(setCopy, () => undefined);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      aborter.abort();
    };
  }, [at, path]);
  return (
    <Card>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 max-w-measure">{t('words')}</p>
      <div aria-live="polite" className="mt-4 space-y-3">
        {copy === null ? <p className="text-ink-soft">{t('none')}</p> : null}
        {copy?.status === 'waiting' ? <Progress label={t('waiting')} /> : null}
        {copy?.status === 'working' ? (
          <Progress label={t('making', { done: copy.done, total: copy.total })} value={copy.done} max={copy.total} />
        ) : null}
        {copy?.status === 'failed' || copy?.status === 'expired' ? <p>{t(copy.status)}</p> : null}
        {copy?.status === 'ready' ? (
          <p className="flex flex-wrap items-center gap-4">
            <a
              href={`/api/v1${path}/${copy.id}/file`}
              download
              className="inline-flex min-h-11 items-center gap-2 text-accent underline"
            >
              <Download aria-hidden className="size-4" />
              {t('download')}
            </a>
            <span className="text-ink-soft text-sm">
              {format.number((copy.bytes ?? 0) / 1000, { maximumFractionDigits: 0 })} kB · {t('until')}{' '}
              <Time iso={copy.expiresAt} />
            </span>
          </p>
        ) : null}
      </div>
      {make.problem ? <ErrorState inline problem={make.problem} className="mt-3" /> : null}
      <Button className="mt-4" onClick={() => void make.run(null)} busy={make.pending} disabled={at !== null}>
        {t('make')}
      </Button>
    </Card>
  );
}
