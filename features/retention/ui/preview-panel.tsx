'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { FormButtons } from '@/ui/form-buttons';
import { Dialog } from '@/ui/overlays/dialog';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { Preview, RetentionRun } from '../contract';

type Kind = Preview['kinds'][number];
type Learner = Preview['learners'][number];

/** What would go by the schedule, worked out when it is asked for; and the way to let it go. */
export function PreviewPanel({ hasRules, onBegun }: { hasRules: boolean; onBegun: (run: RetentionRun) => void }) {
  const t = useTranslations('retention.preview');
  const [preview, setPreview] = useState<Preview | null>(null);
  const look = useAction(async (_: null, signal) => setPreview(await api<Preview>('/retention/preview', { signal })));
  if (!hasRules) return <p>{t('noRules')}</p>;
  const total = preview?.kinds.reduce((sum, { records }) => sum + records, 0) ?? 0;
  return (
    <div className="space-y-8">
      <div className="space-y-4">
        <p className="max-w-measure">{t('words')}</p>
        {look.problem ? <ErrorState inline problem={look.problem} /> : null}
        <Button variant={preview ? 'secondary' : 'primary'} busy={look.pending} onClick={() => void look.run(null)}>
          {t('run')}
        </Button>
      </div>
      {preview && total === 0 ? <EmptyState title={t('none')} /> : null}
      {preview?.kinds.some(({ records, held }) => records + held > 0) ? <Found preview={preview} /> : null}
      {preview && total > 0 ? (
        <PurgeButton
          count={total}
          onBegun={(run) => {
            setPreview(null);
            onBegun(run);
          }}
        />
      ) : null}
    </div>
  );
}

function Found({ preview }: { preview: Preview }) {
  const t = useTranslations('retention.preview');
  const kinds = useTranslations('retention.kinds');
  const format = useFormatter();
  const columns: Column<Kind>[] = [
    { id: 'kind', header: t('kind'), cell: ({ kind }) => kinds(kind) },
    { id: 'records', header: t('records'), numeric: true, cell: ({ records }) => format.number(records) },
    { id: 'learners', header: t('learners'), numeric: true, cell: ({ learners }) => format.number(learners) },
    { id: 'oldest', header: t('oldest'), wideOnly: true, cell: ({ oldest }) => (oldest ? <Time iso={oldest} /> : '–') },
    { id: 'newest', header: t('newest'), cell: ({ newest }) => (newest ? <Time iso={newest} /> : '–') },
    { id: 'held', header: t('held'), numeric: true, cell: ({ held }) => format.number(held) },
  ];
  const people: Column<Learner>[] = [
    { id: 'learner', header: t('learner'), cell: ({ name }) => <span dir="auto">{name ?? t('gone')}</span> },
    { id: 'records', header: t('records'), numeric: true, cell: ({ records }) => format.number(records) },
  ];
  return (
    <div className="space-y-8">
      <DataTable reflow caption={t('caption')} columns={columns} rows={preview.kinds} rowKey={({ kind }) => kind} />
      <p>
        <a className="link" href="/api/v1/retention/preview/export" download>
          {t('download')}
        </a>
      </p>
      {preview.learners.length > 0 ? (
        <section className="max-w-measure space-y-3">
          <h2 className="text-lg">{t('learnersTitle')}</h2>
          <p className="text-ink-soft text-sm">{t('learnersMore', { count: preview.learnerCount })}</p>
          <DataTable
            reflow
            caption={t('learnersCaption')}
            captionHidden
            columns={people}
            rows={preview.learners}
            rowKey={({ learnerId }) => learnerId}
          />
        </section>
      ) : null}
    </div>
  );
}

function PurgeButton({ count, onBegun }: { count: number; onBegun: (run: RetentionRun) => void }) {
  const t = useTranslations('retention.preview');
  const [open, setOpen] = useState(false);
  const purge = useAction(async (_: null, signal) => {
    const run = await api<RetentionRun>('/retention/runs', { method: 'POST', signal });
    setOpen(false);
    onBegun(run);
  });
  return (
    <Dialog
      title={t('purgeTitle', { count })}
      description={t('purgeWords')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t('purge')}</Button>}
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void purge.run(null);
        }}
      >
        {purge.problem ? <ErrorState inline problem={purge.problem} /> : null}
        <FormButtons submit={t('purgeYes')} busy={purge.pending} onCancel={() => setOpen(false)} />
      </form>
    </Dialog>
  );
}
