'use client';

import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import type { ComparisonLearner, Experiment } from '../contract';
import { PeopleList } from './people-list';
import { Verdict } from './verdict';

/** The experiments of a course with what each has found, and who may be in them. */
export function ExperimentsScreen({
  course,
  experiments,
  learners,
}: {
  course: Course;
  experiments: Experiment[];
  learners: ComparisonLearner[];
}) {
  const t = useTranslations('experiments');
  const base = `/courses/${course.id}/experiments`;
  const create = (
    <LinkButton href={`${base}/new`} variant="primary">
      {t('new')}
    </LinkButton>
  );
  return (
    <div className="page space-y-12 py-10">
      <div>
        <PageHeader title={t('title')} action={experiments.length > 0 ? create : undefined}>
          <p>{t('words')}</p>
        </PageHeader>
        {experiments.length === 0 ? (
          <EmptyState title={t('empty')} action={create}>
            {t('emptyWords')}
          </EmptyState>
        ) : (
          <ul className="max-w-4xl divide-y divide-rule border-rule border-y">
            {experiments.map((experiment) => (
              <li key={experiment.id} className="py-4">
                <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <TextLink href={`${base}/${experiment.id}`} className="font-semibold text-lg" dir="auto">
                    {experiment.title}
                  </TextLink>
                  <Tag tone={experiment.state === 'running' ? 'accent' : 'plain'}>
                    {t(`states.${experiment.state}`)}
                  </Tag>
                </p>
                <p className="text-ink-soft text-sm">
                  {t(`subjects.${experiment.subject}`)} · {t('learnerCount', { count: experiment.learners })}
                </p>
                {experiment.state === 'draft' ? null : (
                  <p className="mt-1 max-w-measure">
                    <Verdict experiment={experiment} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <PeopleList courseId={course.id} initial={learners} />
    </div>
  );
}
