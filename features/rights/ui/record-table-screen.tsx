'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { ShowMore } from '@/ui/show-more';
import type { RecordTable } from '../contract';
import { RecordValue } from './record-value';
import { useRecordWords } from './use-record-words';

/** One part of somebody's record, entry by entry as it is kept. */
export function RecordTableScreen({ page, own }: { page: RecordTable; own: boolean }) {
  const t = useTranslations('record');
  const words = useRecordWords();
  const { person, table, kind, columns } = page;
  const [shown, setShown] = useState({ items: page.items, names: page.names, cursor: page.nextCursor });
  const more = useAction((at: string) =>
    api<RecordTable>(`/learners/${person.id}/record/tables/${table}?cursor=${encodeURIComponent(at)}&limit=20`),
  );
  return (
    <div className="page py-10">
      <p className="mb-3 text-sm">
        <TextLink href={`/learners/${person.id}/record`}>
          {own ? t('back') : t('titleOf', { name: person.name })}
        </TextLink>
      </p>
      <PageHeader title={words.table(table)}>
        <p>{words.about(kind)}</p>
      </PageHeader>
      {shown.items.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingWords')}</EmptyState>
      ) : (
        <div className="max-w-3xl space-y-6">
          <ol className="space-y-6">
            {shown.items.map((row) => (
              <li key={JSON.stringify(row)} className="border-rule border-t pt-3">
                <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)]">
                  {columns.map(({ name }) => (
                    <div key={name} className="contents">
                      <dt className="text-ink-soft text-sm">{words.column(name)}</dt>
                      <dd className="min-w-0 max-sm:mb-2">
                        <RecordValue value={row[name]} names={shown.names} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ol>
          <ShowMore
            cursor={shown.cursor}
            more={more}
            label={t('older')}
            onPage={(next) =>
              setShown({
                items: [...shown.items, ...next.items],
                names: { ...shown.names, ...next.names },
                cursor: next.nextCursor,
              })
            }
          />
        </div>
      )}
    </div>
  );
}
