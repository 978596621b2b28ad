'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { AssessmentVersion } from '../contract';

/** Versions that were kept, and keeping another. */
export function VersionsList({ initial, canKeep }: { initial: AssessmentVersion[]; canKeep: boolean }) {
  const t = useTranslations('assessment.versions');
  const field = useTranslations('assessment.field');
  const [versions, setVersions] = useState(initial);
  const [note, setNote] = useState('');
  const keep = useAction(async (_: null, signal) => {
    const body = { note };
    setVersions(
      (await api<{ items: AssessmentVersion[] }>('/privacy-assessment/versions', { method: 'POST', body, signal }))
        .items,
    );
    setNote('');
  });
  const columns: Column<AssessmentVersion>[] = [
    {
      id: 'number',
      header: t('number'),
      cell: ({ number }) => <TextLink href={`/privacy-assessment?version=${number}`}>{t('open', { number })}</TextLink>,
    },
    { id: 'note', header: t('note'), cell: (each) => <span dir="auto">{each.note}</span> },
    { id: 'by', header: t('by'), wideOnly: true, cell: ({ by }) => <span dir="auto">{by ?? field('nobody')}</span> },
    { id: 'when', header: t('when'), cell: ({ at }) => <Time iso={at} precise /> },
  ];
  return (
    <section className="mt-12 space-y-4" data-print="none">
      <h2 className="text-lg">{t('title')}</h2>
      {canKeep ? (
        <form
          className="flex max-w-measure flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void keep.run(null);
          }}
        >
          <TextField
            label={t('note')}
            className="min-w-0 grow"
            required
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="submit" busy={keep.pending}>
            {t('save')}
          </Button>
        </form>
      ) : null}
      {keep.problem ? <ErrorState inline problem={keep.problem} /> : null}
      {versions.length === 0 ? (
        <p className="text-ink-soft">{t('empty')}</p>
      ) : (
        <DataTable
          reflow
          caption={t('caption')}
          captionHidden
          columns={columns}
          rows={versions}
          rowKey={({ number }) => String(number)}
        />
      )}
    </section>
  );
}
