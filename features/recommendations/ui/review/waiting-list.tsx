'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { ShowMore } from '@/ui/show-more';
import type { ReviewedRecommendation } from '../../contract';
import { ReviewRow } from './review-row';
import { useDecisions } from './use-decisions';

type State = ReviewedRecommendation['state'];
const EMPTY = { waiting: 'emptyWaiting', ready: 'emptyReady', vetoed: 'emptyVetoed' } as const;

/** Recommendations of one state, grouped by learner or by kind; whole groups can be let through. */
export function WaitingList({
  course,
  state,
  page,
  teachersFirst,
}: {
  course: Course;
  state: State;
  page: ListPage<ReviewedRecommendation>;
  teachersFirst: boolean;
}) {
  const t = useTranslations('recommendations.review');
  const kinds = useTranslations('recommendations.kind');
  const [rows, setRows] = useState(page.items);
  const [cursor, setCursor] = useState(page.nextCursor);
  const [by, setBy] = useState<'learner' | 'kind'>('learner');
  const more = useAction((at: string) =>
    api<ListPage<ReviewedRecommendation>>(
      `/courses/${course.id}/recommendations?state=${state}&cursor=${encodeURIComponent(at)}`,
    ),
  );
  const decisions = useDecisions(course.id, rows, setRows);
  if (rows.length === 0) {
    const words = state === 'waiting' && !teachersFirst ? 'emptyWaitingOff' : (`${EMPTY[state]}Words` as const);
    return <EmptyState title={t(EMPTY[state])}>{t(words)}</EmptyState>;
  }
  const groups = groupBy(rows, (row) => (by === 'learner' ? row.learnerName : kinds(row.kind)));
  return (
    <div className="space-y-8">
      <SelectField
        label={t('groupBy')}
        className="max-w-56"
        value={by}
        onChange={(event) => setBy(event.currentTarget.value === 'kind' ? 'kind' : 'learner')}
        options={[
          { value: 'learner', label: t('byLearner') },
          { value: 'kind', label: t('byKind') },
        ]}
      />
      {decisions.problem ? <ErrorState inline problem={decisions.problem} /> : null}
      {[...groups].map(([name, group]) => (
        <section key={name} aria-label={name}>
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 className="text-lg" dir="auto">
              {name}
            </h2>
            {state === 'waiting' ? (
              <Button size="small" onClick={() => decisions.approve(group)} disabled={decisions.pending}>
                {t('approveAll')}
              </Button>
            ) : null}
          </div>
          <ul className="divide-y divide-rule border-rule border-y">
            {group.map((row) => (
              <ReviewRow
                key={row.id}
                row={row}
                lang={course.language}
                showLearner={by === 'kind'}
                decisions={decisions}
              />
            ))}
          </ul>
        </section>
      ))}
      <ShowMore
        cursor={cursor}
        more={more}
        label={t('more')}
        onPage={(next) => {
          setRows([...rows, ...next.items]);
          setCursor(next.nextCursor);
        }}
      />
    </div>
  );
}

function groupBy(rows: readonly ReviewedRecommendation[], nameOf: (row: ReviewedRecommendation) => string) {
  const groups = new Map<string, ReviewedRecommendation[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return groups;
}
