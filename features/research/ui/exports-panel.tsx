'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { ShowMore } from '@/ui/show-more';
import type { ResearchExport, ResearchSources } from '../contract';
import { ExportForm } from './export-form';
import { ExportRow, isOpen } from './export-row';

const NEWEST = '/research/exports?limit=20';

/** A new export, and all that were made. */
export function ExportsPanel({
  sources,
  initial,
  today,
}: {
  sources: ResearchSources;
  initial: ListPage<ResearchExport>;
  today: string;
}) {
  const t = useTranslations('research.list');
  const [older, setOlder] = useState<ListPage<ResearchExport>>({ items: [], nextCursor: initial.nextCursor });
  const { latest, problem, set } = usePolling<ResearchExport[]>(
    async (signal) => (await api<ListPage<ResearchExport>>(NEWEST, { signal })).items,
    initial.items,
    { active: (items) => items.some(isOpen), everyMs: 1000 },
  );
  const more = useAction((cursor: string, signal) =>
    api<ListPage<ResearchExport>>(`${NEWEST}&cursor=${encodeURIComponent(cursor)}`, { signal }),
  );
  const known = new Set(latest.map(({ id }) => id));
  const items = [...latest, ...older.items.filter(({ id }) => !known.has(id))];
  const changed = (next: ResearchExport) => set(latest.map((each) => (each.id === next.id ? next : each)));
  return (
    <div className="space-y-12">
      <ExportForm
        courses={sources.items}
        groups={sources.groups}
        today={today}
        onBegun={(made) => set([made, ...latest])}
      />
      <section>
        <h2 className="text-xl">{t('title')}</h2>
        <p className="sr-only" role="status">
          {items.some(isOpen) ? t('working') : ''}
        </p>
        {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
        {items.length === 0 ? (
          <div className="mt-4">
            <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
          </div>
        ) : (
          <ul className="mt-4 divide-y divide-rule border-rule border-y">
            {items.map((each) => (
              <ExportRow key={each.id} run={each} onChange={changed} />
            ))}
          </ul>
        )}
        <div className="mt-4">
          <ShowMore
            cursor={older.nextCursor}
            more={more}
            onPage={(page) => setOlder({ items: [...older.items, ...page.items], nextCursor: page.nextCursor })}
            label={t('more')}
          />
        </div>
      </section>
    </div>
  );
}
