'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import type { FollowedLearner } from '../contract';
import { CourseLines } from './course-lines';

/** A guardian's first page: each of their wards, and how far they are in each course. */
export function GuardianHome({ learners }: { learners: FollowedLearner[] }) {
  const t = useTranslations('following');
  return (
    <div className="page py-10">
      <PageHeader title={t('guardian.title')}>
        <p>{t('guardian.words')}</p>
      </PageHeader>
      {learners.length === 0 ? (
        <EmptyState title={t('guardian.empty')}>{t('guardian.emptyWords')}</EmptyState>
      ) : (
        <div className="grid gap-6 lg:grid-cols-2">
          {learners.map((learner) => (
            <Ward key={learner.learnerId} learner={learner} />
          ))}
        </div>
      )}
    </div>
  );
}

function Ward({ learner: { learnerId, name, simulated, courses } }: { learner: FollowedLearner }) {
  const t = useTranslations('following');
  return (
    <Card aria-labelledby={`ward-${learnerId}`}>
      <h2 id={`ward-${learnerId}`} className="mb-4 text-xl" dir="auto">
        {name} {simulated ? <Tag>{t('simulated')}</Tag> : null}
      </h2>
      {courses.length === 0 ? <p className="text-ink-soft">{t('noCourse')}</p> : null}
      <ul className="space-y-5">
        {courses.map((course) => (
          <li key={course.courseId}>
            <h3 className="mb-1 font-semibold" dir="auto">
              {course.title}
            </h3>
            <CourseLines course={course} />
          </li>
        ))}
      </ul>
      <ul className="mt-5 space-y-1 border-rule border-t pt-4">
        <li>
          <TextLink href={`/learners/${learnerId}`}>{t('more', { name })}</TextLink>
        </li>
        <li>
          <TextLink href={`/learners/${learnerId}/choices`}>{t('learner.choices', { name })}</TextLink>
        </li>
        <li>
          <TextLink href={`/learners/${learnerId}/record`}>{t('learner.record', { name })}</TextLink>
        </li>
      </ul>
    </Card>
  );
}
