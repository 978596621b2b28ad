'use client';

import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { useFound } from '@/platform/http/use-found';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { FindForm } from '@/ui/fields/find-form';
import { PageHeader } from '@/ui/page-header';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { FollowedCourse, FollowedLearner } from '../contract';

interface Row {
  learner: FollowedLearner;
  /** Null: they are in no course. */
  course: FollowedCourse | null;
}

/** A counsellor's first page: the learners of their schools, a line for each course. */
export function CounsellorHome({ initial }: { initial: ListPage<FollowedLearner> }) {
  const t = useTranslations('following');
  const found = useFound(initial, '/followed-learners');
  const rows = found.items.flatMap((learner): Row[] =>
    learner.courses.length === 0
      ? [{ learner, course: null }]
      : learner.courses.map((course): Row => ({ learner, course })),
  );
  return (
    <div className="page py-10">
      <PageHeader title={t('counsellor.title')}>
        <p>{t('counsellor.words')}</p>
      </PageHeader>
      {initial.items.length === 0 ? (
        <EmptyState title={t('counsellor.empty')}>{t('counsellor.emptyWords')}</EmptyState>
      ) : (
        <div className="space-y-4">
          <FindForm
            label={t('counsellor.search')}
            send={t('counsellor.find')}
            pending={found.pending}
            onFind={found.find}
          />
          {found.problem ? <ErrorState inline problem={found.problem} /> : null}
          {rows.length === 0 ? <p role="status">{t('counsellor.noneFound')}</p> : <LearnersTable rows={rows} />}
          {found.more ? (
            <Button busy={found.pending} onClick={found.more}>
              {t('counsellor.more')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function LearnersTable({ rows }: { rows: Row[] }) {
  const t = useTranslations('following');
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('counsellor.name'),
      sortBy: ({ learner }) => learner.name,
      // On a phone the course and what is known of it stand under the name, so that what is worth a look has room.
      cell: ({ learner, course }) => (
        <>
          <TextLink href={`/learners/${learner.learnerId}`}>
            <span dir="auto">{learner.name}</span>
          </TextLink>{' '}
          {learner.simulated ? <Tag>{t('simulated')}</Tag> : null}
          <span className="block text-ink-soft text-xs sm:hidden print:hidden" dir="auto">
            {course?.title ?? t('noCourse')}
          </span>
          {course ? (
            <span className="block text-ink-soft text-xs sm:hidden print:hidden">
              {t('knows', { known: course.knownCount, total: course.conceptCount })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'course',
      header: t('counsellor.course'),
      wideOnly: true,
      sortBy: ({ course }) => course?.title ?? '',
      cell: ({ course }) => (course ? <span dir="auto">{course.title}</span> : t('noCourse')),
    },
    {
      id: 'known',
      header: t('counsellor.known'),
      wideOnly: true,
      sortBy: ({ course }) => (course ? course.knownCount / Math.max(1, course.conceptCount) : -1),
      cell: ({ course }) => (course ? t('knows', { known: course.knownCount, total: course.conceptCount }) : ''),
    },
    {
      id: 'seen',
      header: t('counsellor.seen'),
      wideOnly: true,
      sortBy: ({ course }) => course?.lastEvidenceAt ?? '',
      cell: ({ course }) => (course?.lastEvidenceAt ? <Time iso={course.lastEvidenceAt} /> : t('never')),
    },
    {
      id: 'attention',
      header: t('counsellor.attention'),
      sortBy: ({ course }) => course?.planCount ?? 0,
      cell: ({ course }) => (course && course.planCount > 0 ? t('plans', { count: course.planCount }) : null),
    },
  ];
  return (
    <DataTable
      caption={t('counsellor.table')}
      columns={columns}
      rows={rows}
      rowKey={({ learner, course }) => `${learner.learnerId} ${course?.courseId ?? ''}`}
    />
  );
}
