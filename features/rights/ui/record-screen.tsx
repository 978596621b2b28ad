'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import type { RecordOverview } from '../contract';
import { useRecordWords } from './use-record-words';

/** All that is kept of somebody, by kinds: how much there is of each, and what their deletion does with it. */
export function RecordScreen({ record, own }: { record: RecordOverview; own: boolean }) {
  const t = useTranslations('record');
  const words = useRecordWords();
  const { person, kinds, hidesWords } = record;
  const full = kinds
    .map(({ kind, tables }) => ({ kind, tables: tables.filter(({ rows }) => rows > 0) }))
    .filter(({ tables }) => tables.length > 0);
  return (
    <div className="page py-10">
      {own ? (
        <p className="mb-3 text-sm">
          <TextLink href="/my-data">{t('toMyData')}</TextLink>
        </p>
      ) : null}
      <PageHeader title={own ? t('title') : t('titleOf', { name: person.name })}>
        <p>{own ? t('intro') : t('introOf', { name: person.name })}</p>
      </PageHeader>
      <div className="max-w-3xl space-y-8">
        <Notice>
          <p>{t('leftOut')}</p>
          {hidesWords ? <p className="mt-1">{t('hiddenWords')}</p> : null}
        </Notice>
        {full.length === 0 ? <EmptyState title={t('nothing')}>{t('nothingWords')}</EmptyState> : null}
        {full.map(({ kind, tables }) => (
          <section key={kind} className="border-rule border-t pt-4" aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`} className="text-lg">
              {words.kind(kind)}
            </h2>
            <p className="mt-1 max-w-measure text-ink-soft">{words.about(kind)}</p>
            <ul className="mt-3 divide-y divide-rule">
              {tables.map(({ table, rows, onDeletion, keptBecause }) => (
                <li key={table} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-2">
                  <TextLink href={`/learners/${person.id}/record/${table}`} className="min-w-0 grow">
                    {words.table(table)}
                  </TextLink>
                  <span className="figures text-ink-soft text-sm">{t('rows', { count: rows })}</span>
                  <span className="w-full text-ink-soft text-sm sm:w-56">
                    {t('onDeletion')}: {t(`deletion.${onDeletion}`)}
                  </span>
                  {keptBecause ? (
                    <span className="w-full text-ink-soft text-sm">{t(`keptBecause.${keptBecause}`)}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
