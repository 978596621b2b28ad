'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { LearnerOnPath, Path } from '../contract';
import { useTimeWords } from './path-time';

/** How far each learner of a class is: those with the most steps left can be sorted to the top. */
export function ClassTable({ path, learners }: { path: Path; learners: readonly LearnerOnPath[] }) {
  const t = useTranslations('paths.class');
  const words = useTimeWords();
  const columns: Column<LearnerOnPath>[] = [
    {
      id: 'learner',
      header: t('learner'),
      cell: ({ learnerId, name }) => (
        <TextLink href={`/courses/${path.courseId}/paths/${path.id}?learner=${learnerId}`} dir="auto">
          {name}
        </TextLink>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'left',
      header: t('left'),
      cell: ({ stepsLeft, stepCount }) =>
        stepsLeft === 0 ? t('through') : t('leftOf', { left: stepsLeft, total: stepCount }),
      sortBy: ({ stepsLeft }) => stepsLeft,
    },
    {
      id: 'next',
      header: t('next'),
      cell: ({ next }) => <span dir="auto">{next ?? ''}</span>,
      sortBy: ({ next }) => next,
      wideOnly: true,
    },
    {
      id: 'time',
      header: t('time'),
      cell: ({ stepsLeft, time }) =>
        stepsLeft === 0 ? null : (
          <>
            {words(time.middle)}
            <span className="block text-ink-soft text-xs max-sm:hidden">
              {t('range', { low: words(time.low), high: words(time.high) })}
            </span>
          </>
        ),
      sortBy: ({ time }) => time.middle,
    },
    {
      id: 'active',
      header: t('active'),
      cell: ({ lastActiveAt }) => (lastActiveAt ? <Time iso={lastActiveAt} /> : t('never')),
      sortBy: ({ lastActiveAt }) => lastActiveAt,
      wideOnly: true,
    },
  ];
  return (
    <section aria-labelledby="class" className="space-y-4">
      <div>
        <h2 id="class" className="text-xl">
          {t('title')}
        </h2>
        <p className="text-ink-soft text-sm">{t('words')}</p>
      </div>
      {learners.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>
      ) : (
        <DataTable caption={t('title')} columns={columns} rows={learners} rowKey={({ learnerId }) => learnerId} />
      )}
    </section>
  );
}
