'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button, TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { DataTable } from '@/ui/table/data-table';
import type { AssessmentDocument, AssessmentVersion } from '../contract';
import { dateOf, type SectionTable, sectionsOf } from '../sections';
import { FieldBox } from './field-box';
import { VersionsList } from './versions-list';

/**
 * The privacy impact assessment: read, filled, printed, kept.
 * @param kept the version that is shown, which nobody changes any more; null: as it is now.
 */
export function AssessmentScreen({
  initial,
  versions,
  kept,
}: {
  initial: AssessmentDocument;
  versions: AssessmentVersion[];
  kept: AssessmentVersion | null;
}) {
  const t = useTranslations('assessment');
  const says = {
    own: t,
    consent: useTranslations('consent'),
    retention: useTranslations('retention'),
    format: useFormatter(),
  };
  const [document, setDocument] = useState(initial);
  const fields = new Map(document.fields.map((each) => [each.field, each]));
  const sections = sectionsOf(says, document);
  const left = document.fields.filter(({ words }) => words.trim() === '').length;
  const of = { district: document.district, version: document.version, date: dateOf(says, document.at) };
  const pdf = `/api/v1/privacy-assessment/pdf${kept ? `?version=${kept.number}` : ''}`;
  return (
    <article className="page py-10">
      <PageHeader title={t('title')}>
        <p dir="auto">{t('of', of)}</p>
        {kept ? (
          <p dir="auto">{t('kept', { number: kept.number, date: dateOf(says, kept.at), note: kept.note })}</p>
        ) : (
          <p data-print="none">{t('words')}</p>
        )}
      </PageHeader>
      <div className="mb-8 flex flex-wrap items-center gap-4" data-print="none">
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <a className="link" href={pdf} download>
          {t('pdf')}
        </a>
        {kept ? <TextLink href="/privacy-assessment">{t('versions.current')}</TextLink> : null}
        <p role="status" className="text-ink-soft text-sm">
          {t('field.left', { count: left })}
        </p>
      </div>
      <nav aria-label={t('contents')} className="mb-10 max-w-measure">
        <ul className="columns-1 gap-8 sm:columns-2">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a className="link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-12">
        {sections.map(({ id, title, words, table, fields: own }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className="space-y-4">
            <h2 id={`${id}-title`} className="text-lg">
              {title}
            </h2>
            {words.map((each) => (
              <p key={each} className="max-w-measure">
                {each}
              </p>
            ))}
            {table ? <Table table={table} /> : null}
            {own.map((key) => {
              const field = fields.get(key);
              return field ? <FieldBox key={key} field={field} fixed={kept !== null} onChange={setDocument} /> : null;
            })}
          </section>
        ))}
      </div>
      <VersionsList initial={versions} canKeep={kept === null} />
    </article>
  );
}

function Table({ table: { caption, columns, rows } }: { table: SectionTable }) {
  return (
    <DataTable
      reflow
      caption={caption}
      captionHidden={false}
      columns={columns.map((header, at) => ({ id: String(at), header, cell: (row: string[]) => row[at] ?? '' }))}
      rows={rows}
      rowKey={(row) => row[0] ?? ''}
    />
  );
}
