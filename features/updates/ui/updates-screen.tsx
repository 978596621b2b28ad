'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { Time } from '@/ui/time';
import type { CourseUpdate } from '../contract';
import { UpdateReportView } from './update-report';

interface UpdatePage {
  items: CourseUpdate[];
  nextCursor: string | null;
}

/** The history of a course's material: what each change did, the newest open. */
export function UpdatesScreen({ course, first }: { course: Course; first: UpdatePage }) {
  const t = useTranslations('updates');
  const [page, setPage] = useState(first);
  const more = useAction(async (cursor: string, signal) => {
    const next = await api<UpdatePage>(
      `/courses/${course.id}/updates?${new URLSearchParams({ limit: '20', cursor })}`,
      { signal },
    );
    setPage({ items: [...page.items, ...next.items], nextCursor: next.nextCursor });
  });
  const { nextCursor } = page;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      {page.items.length === 0 ? (
        <EmptyState
          title={t('empty')}
          action={
            <LinkButton href={`/courses/${course.id}`} variant="primary">
              {t('toMaterial')}
            </LinkButton>
          }
        >
          {t('emptyWords')}
        </EmptyState>
      ) : (
        <ol className="max-w-3xl divide-y divide-rule border-rule border-y">
          {page.items.map((update, index) => (
            <li key={update.ingestionId}>
              <details open={index === 0} className="py-4">
                <summary className="cursor-pointer font-semibold">
                  <Time iso={update.at} precise />
                </summary>
                <div className="mt-3">
                  {update.report ? (
                    <UpdateReportView course={course} ingestionId={update.ingestionId} report={update.report} />
                  ) : (
                    <p>{t('going')}</p>
                  )}
                </div>
              </details>
            </li>
          ))}
        </ol>
      )}
      {more.problem ? <ErrorState inline problem={more.problem} className="mt-4" /> : null}
      {nextCursor ? (
        <Button className="mt-6" busy={more.pending} onClick={() => void more.run(nextCursor)}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
