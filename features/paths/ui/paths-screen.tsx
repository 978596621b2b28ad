'use client';

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { useListKeys } from '@/ui/keys';
import { PageHeader } from '@/ui/page-header';
import type { PathSummary } from '../contract';
import { PathRow } from './path-row';

/** All paths of a course that the reader may see: their own, their classes', what learners chose, and what was stopped. */
export function PathsScreen({ course, paths }: { course: Course; paths: readonly PathSummary[] }) {
  const t = useTranslations('paths');
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  const active = paths.filter(({ status }) => status === 'active');
  const groups = [
    { id: 'mine', paths: active.filter(({ mine }) => mine) },
    { id: 'classes', paths: active.filter(({ mine, kind }) => !mine && kind === 'class') },
    { id: 'learners', paths: active.filter(({ mine, kind }) => !mine && kind === 'own') },
    { id: 'over', paths: paths.filter(({ status }) => status === 'archived') },
  ] as const;
  const create = (
    <LinkButton href={`/courses/${course.id}/paths/new`} variant="primary">
      <Plus aria-hidden />
      {t('new')}
    </LinkButton>
  );
  return (
    <div className="page py-10">
      <PageHeader title={t('title')} action={paths.length > 0 ? create : undefined}>
        <p>{t(course.editable ? 'introTeacher' : 'intro')}</p>
      </PageHeader>
      {paths.length === 0 ? (
        <EmptyState title={t('empty')} action={create}>
          {t('emptyWords')}
        </EmptyState>
      ) : (
        <div ref={list} className="max-w-3xl space-y-10">
          {groups
            .filter((group) => group.paths.length > 0)
            .map((group) => (
              <section key={group.id} aria-labelledby={group.id}>
                <h2 id={group.id} className="mb-2 text-lg">
                  {t(`sections.${group.id}`)}
                </h2>
                <ul className="divide-y divide-rule border-rule border-y">
                  {group.paths.map((path) => (
                    <PathRow key={path.id} path={path} />
                  ))}
                </ul>
              </section>
            ))}
        </div>
      )}
    </div>
  );
}
