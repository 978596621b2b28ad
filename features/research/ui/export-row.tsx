'use client';

import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { ResearchExport } from '../contract';
import { ReportWords } from './report-words';

/** True while it waits or is being made. */
export function isOpen({ status }: ResearchExport): boolean {
  return status === 'queued' || status === 'running';
}

const TONES: Partial<Record<ResearchExport['status'], 'accent' | 'fault'>> = { done: 'accent', failed: 'fault' };

/** One export: what it is of, how far it is, its file, and what was left out of it. */
export function ExportRow({ run, onChange }: { run: ResearchExport; onChange: (next: ResearchExport) => void }) {
  const t = useTranslations('research.list');
  const forms = useTranslations('research.form.forms');
  const stop = useAction((_: null, signal) =>
    api<ResearchExport>(`/research/exports/${run.id}/cancel`, { method: 'POST', signal }).then(onChange),
  );
  const remove = useAction((_: null, signal) =>
    api<ResearchExport>(`/research/exports/${run.id}`, { method: 'DELETE', signal }).then(onChange),
  );
  const problem = stop.problem ?? remove.problem;
  const titles = run.courses.map(({ title }) => title ?? '–').join(', ');
  return (
    <li className="space-y-3 py-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="font-semibold" dir="auto">
          {titles}
        </h3>
        <Tag tone={TONES[run.status]}>{t(`state.${run.status}`)}</Tag>
      </div>
      <p className="max-w-measure" dir="auto">
        {run.purpose}
      </p>
      <Facts run={run} form={forms(run.form)} />
      {run.problem ? <p className="text-ink-soft text-sm">{t(`problem.${run.problem}`)}</p> : null}
      {isOpen(run) ? (
        <div className="max-w-sm space-y-3">
          {run.total > 0 ? (
            <Progress label={t('progress', { done: run.done, total: run.total })} value={run.done} max={run.total} />
          ) : (
            <Progress label={t(`state.${run.status}`)} />
          )}
          <Button size="small" onClick={() => void stop.run(null)} busy={stop.pending}>
            {t('stop')}
          </Button>
        </div>
      ) : null}
      {run.status === 'done' ? (
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton
            href={`/api/v1/research/exports/${run.id}/file`}
            prefetch={false}
            aria-label={t('downloadLabel', { date: run.createdAt.slice(0, 10) })}
            download
          >
            <Download aria-hidden />
            {t('download')}
          </LinkButton>
          <Button variant="plain" onClick={() => void remove.run(null)} busy={remove.pending}>
            {t('delete')}
          </Button>
        </div>
      ) : null}
      {problem ? <ErrorState inline problem={problem} /> : null}
      {run.report && !isOpen(run) ? (
        <details className="max-w-measure text-sm">
          <summary className="cursor-pointer py-1 text-ink-soft hover:text-ink">{t('details')}</summary>
          <div className="mt-2">
            <ReportWords report={run.report} made />
          </div>
          {run.sha256 ? (
            <p className="mt-2 break-all text-ink-soft text-xs">{t('hash', { hash: run.sha256 })}</p>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}

function Facts({ run, form }: { run: ResearchExport; form: string }) {
  const t = useTranslations('research.list');
  const names = useTranslations('research.form');
  const format = useFormatter();
  const { expiresAt } = run;
  const size =
    run.bytes === null
      ? null
      : format.number(Math.max(1, Math.round(run.bytes / 1024)), { style: 'unit', unit: 'kilobyte' });
  return (
    <p className="figures flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
      <Time iso={run.createdAt} precise />
      <span>{t('days', { from: run.from, to: run.to })}</span>
      <span>{form}</span>
      {run.groups.length > 0 ? (
        <span>{t('groups', { groups: run.groups.map((name) => names(`group.${name}`)).join(', ') })}</span>
      ) : null}
      {size ? <span>{size}</span> : null}
      {run.requestedBy ? <span dir="auto">{t('by', { name: run.requestedBy })}</span> : null}
      {run.status === 'done' && expiresAt ? (
        <span>{t.rich('until', { date: () => <Time iso={expiresAt} /> })}</span>
      ) : null}
    </p>
  );
}
