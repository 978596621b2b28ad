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
import type { Aggregate, Budget, ResearchCourse } from '../contract';
import { FiguresForm } from './figures-form';
import { FiguresTable } from './figures-table';

const NEWEST = '/research/aggregates?limit=10';

/** Figures with noise: asking for some, and all that were told. */
export function FiguresPanel({
  courses,
  initial,
  today,
  budget,
  onSpent,
}: {
  courses: readonly ResearchCourse[];
  initial: ListPage<Aggregate>;
  today: string;
  budget: Budget | null;
  onSpent: () => void;
}) {
  const t = useTranslations('research.figures');
  const [older, setOlder] = useState<ListPage<Aggregate>>({ items: [], nextCursor: initial.nextCursor });
  const { latest, problem, set } = usePolling<Aggregate[]>(
    async (signal) => (await api<ListPage<Aggregate>>(NEWEST, { signal })).items,
    initial.items,
    { active: (items) => items.some(({ status }) => status === 'queued'), everyMs: 1000 },
  );
  const more = useAction((cursor: string, signal) =>
    api<ListPage<Aggregate>>(`${NEWEST}&cursor=${encodeURIComponent(cursor)}`, { signal }),
  );
  const known = new Set(latest.map(({ id }) => id));
  const items = [...latest, ...older.items.filter(({ id }) => !known.has(id))];
  return (
    <div className="space-y-12">
      <FiguresForm
        courses={courses}
        today={today}
        budget={budget}
        onAsked={(asked) => {
          set([asked, ...latest]);
          onSpent();
        }}
      />
      <section>
        <h2 className="text-xl">{t('list')}</h2>
        {problem ? <ErrorState inline problem={problem} className="mt-3" /> : null}
        {items.length === 0 ? (
          <div className="mt-4">
            <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
          </div>
        ) : (
          <ul className="mt-4 space-y-10">
            {items.map((each) => (
              <li key={each.id}>
                <FiguresTable told={each} />
              </li>
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
