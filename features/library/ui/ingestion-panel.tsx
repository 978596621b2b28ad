'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Ingestion } from '@/features/library/contract';
import { type ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { shareDone } from './share-done';
import { StageList } from './stage-list';

/** True while the server still works on it; one that was stopped finishes the file in hand first. */
export function isWorking(ingestion: Ingestion): boolean {
  if (ingestion.status === 'cancelled') return ingestion.finishedAt === null;
  return ingestion.status === 'queued' || ingestion.status === 'running';
}

/** True while it can be stopped: once all files are in, the rest takes seconds and runs to its end. */
function isStoppable({ status, stage }: Ingestion): boolean {
  return status === 'queued' || (status === 'running' && stage === 'files');
}

/** How far an upload has come: what is being done, what is left, what went wrong with which file. */
export function IngestionPanel({
  ingestion,
  problem,
  editable,
  watched,
  onChange,
}: {
  ingestion: Ingestion;
  /** The latest question for its state failed. */
  problem: ApiError | null;
  editable: boolean;
  /** The reader saw it work: its end is news. Otherwise the list of sources says what came of it. */
  watched: boolean;
  onChange: (ingestion: Ingestion) => void;
}) {
  const t = useTranslations('library.ingestion');
  const base = `/courses/${ingestion.courseId}/ingestions/${ingestion.id}`;
  const act = useAction((what: 'cancel' | 'retry', signal) =>
    api<Ingestion | null>(`${base}/${what}`, { method: 'POST', signal }).then((next) => {
      onChange(next ?? { ...ingestion, status: 'queued' });
    }),
  );
  if (!isWorking(ingestion) && !(editable && (watched || ingestion.status === 'failed'))) return null;
  return (
    <section aria-label={t('label')} className="rounded-lg border border-rule px-6 py-5" data-print="none">
      {isWorking(ingestion) ? <Working ingestion={ingestion} /> : <Outcome ingestion={ingestion} />}
      <FailureList ingestion={ingestion} />
      {problem?.code === 'offline' ? <p className="mt-3 text-ink-soft text-sm">{t('offline')}</p> : null}
      {act.problem ? <ErrorState inline problem={act.problem} className="mt-3" /> : null}
      {editable ? (
        <div className="mt-4 flex gap-3 empty:hidden">
          {isStoppable(ingestion) ? (
            <Button size="small" onClick={() => void act.run('cancel')} busy={act.pending}>
              {t('cancel')}
            </Button>
          ) : null}
          {ingestion.status === 'failed' || (ingestion.status === 'cancelled' && !isWorking(ingestion)) ? (
            <Button size="small" onClick={() => void act.run('retry')} busy={act.pending}>
              {t('retry')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function Working({ ingestion }: { ingestion: Ingestion }) {
  const t = useTranslations('library.ingestion');
  const files = ingestion.status === 'running' && ingestion.stage === 'files';
  const step = ingestion.status === 'running' ? ingestion.stage : ingestion.status === 'queued' ? 'queued' : 'stopping';
  const label = t(`stage.${step}`);
  const current = ingestion.files.find((file) => file.status === 'parsing');
  return (
    <>
      <Progress
        label={files ? t('filesDone', { done: ingestion.filesDone, total: ingestion.filesTotal }) : label}
        value={Math.round(100 * shareDone(ingestion))}
        max={100}
      />
      <StageList ingestion={ingestion} />
      <p className="mt-1 min-h-5 truncate font-mono text-ink-faint text-xs" dir="auto">
        {files ? current?.path : null}
      </p>
      <p className="sr-only" role="status">
        {label}
      </p>
      <p className="text-ink-soft text-sm">{t('leave')}</p>
    </>
  );
}

function Outcome({ ingestion }: { ingestion: Ingestion }) {
  const t = useTranslations('library.ingestion');
  const count = (status: Ingestion['files'][number]['status']) =>
    ingestion.files.filter((file) => file.status === status).length;
  const failed = count('failed');
  if (ingestion.status === 'cancelled') return <p role="status">{t('cancelled', { ready: count('ready') })}</p>;
  if (ingestion.status === 'failed') {
    return <ErrorState inline problem={{ code: 'ingestion', status: 400, detail: ingestion.error ?? t('failed') }} />;
  }
  return (
    <>
      <p role="status" className="flex gap-2.5">
        <Check aria-hidden className="mt-1 size-5 shrink-0 text-accent" />
        <span>{t('done', { ready: count('ready'), unchanged: count('unchanged'), failed })}</span>
      </p>
      <p className="ms-7.5 mt-1 text-sm">
        <TextLink href={`/courses/${ingestion.courseId}/updates`}>{t('changes')}</TextLink>
      </p>
    </>
  );
}

function FailureList({ ingestion }: { ingestion: Ingestion }) {
  const t = useTranslations('library.ingestion');
  const failures = ingestion.files.filter((file) => file.status === 'failed');
  if (failures.length === 0) return null;
  return (
    <details className="mt-3" open={failures.length <= 5}>
      <summary className="inline-block text-sm underline decoration-rule-strong underline-offset-4">
        {t('failures', { count: failures.length })}
      </summary>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        className="mt-2 max-h-72 space-y-2 overflow-y-auto text-sm"
      >
        {failures.map((file) => (
          <li key={file.path}>
            <span className="break-all font-mono text-xs" dir="auto">
              {file.path}
            </span>
            <span className="block text-ink-soft">{file.failure?.message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
