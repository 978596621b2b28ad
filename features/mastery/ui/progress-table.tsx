'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { MasteryRing } from '@/ui/mastery-ring';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { ConceptProgress } from '../contract';
import { levelOf } from './counts';

/** The concepts with what is known of each; a concept's name opens the answers behind its estimate. */
export function ProgressTable({
  concepts,
  lang,
  onOpen,
}: {
  concepts: readonly ConceptProgress[];
  lang: string;
  onOpen: (conceptId: string) => void;
}) {
  const t = useTranslations('progress.table');
  const [begunOnly, setBegunOnly] = useState(true);
  const rows = begunOnly ? concepts.filter((concept) => concept.attemptCount > 0) : concepts;
  const columns: Column<ConceptProgress>[] = [
    {
      id: 'concept',
      header: t('concept'),
      sortBy: (row) => row.name,
      cell: (row) => (
        <button
          type="button"
          data-print="keep"
          lang={lang}
          dir="auto"
          aria-label={t('open', { name: row.name })}
          onClick={() => onOpen(row.conceptId)}
          className="link min-h-6 break-words text-start"
        >
          {row.name}
        </button>
      ),
    },
    {
      id: 'standing',
      header: t('standing'),
      sortBy: (row) => (row.evidenceCount === 0 ? -1 : row.mastery),
      cell: (row) => <MasteryRing level={levelOf(row)} className="whitespace-nowrap" />,
    },
    {
      id: 'evidence',
      header: t('evidence'),
      numeric: true,
      wideOnly: true,
      sortBy: (row) => row.evidenceCount,
      cell: (row) => row.evidenceCount,
    },
    {
      id: 'seen',
      header: t('seen'),
      wideOnly: true,
      sortBy: (row) => row.lastEvidenceAt,
      cell: (row) =>
        row.lastEvidenceAt ? <Time iso={row.lastEvidenceAt} /> : <span className="text-ink-faint">{t('never')}</span>,
    },
  ];
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 className="font-semibold text-lg">{t('caption')}</h2>
        <CheckboxField
          label={t('begunOnly')}
          checked={begunOnly}
          onChange={(event) => setBegunOnly(event.target.checked)}
        />
      </div>
      <DataTable caption={t('caption')} columns={columns} rows={rows} rowKey={(row) => row.conceptId} />
    </section>
  );
}
