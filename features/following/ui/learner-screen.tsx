'use client';

import { useTranslations } from 'use-intl';
import type { Role } from '@/features/identity/contract';
import { Breadcrumb } from '@/ui/breadcrumb';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { FollowedDetail } from '../contract';
import { CourseLines } from './course-lines';

type Course = FollowedDetail['courses'][number];

/** One learner as their guardian or counsellor sees them: what they know, are at, and don't get on with, course by course. */
export function FollowedLearnerScreen({ learner, role }: { learner: FollowedDetail; role: Role }) {
  const t = useTranslations('following');
  const { learnerId, name } = learner;
  return (
    <div className="page py-10">
      <Breadcrumb trail={[{ href: '/', label: t('learner.back') }]} />
      <PageHeader
        title={
          <>
            {name} {learner.simulated ? <Tag>{t('simulated')}</Tag> : null}
          </>
        }
      >
        <p>{t('learner.estimate')}</p>
      </PageHeader>
      {role === 'guardian' ? (
        <ul className="mb-8 space-y-1">
          <li>
            <TextLink href={`/learners/${learnerId}/choices`}>{t('learner.choices', { name })}</TextLink>
          </li>
          <li>
            <TextLink href={`/learners/${learnerId}/record`}>{t('learner.record', { name })}</TextLink>
          </li>
        </ul>
      ) : null}
      {learner.courses.length === 0 ? <p>{t('noCourse')}</p> : null}
      <div className="space-y-12">
        {learner.courses.map((course) => (
          <CourseSection key={course.courseId} course={course} />
        ))}
      </div>
    </div>
  );
}

function CourseSection({ course }: { course: Course }) {
  const t = useTranslations('following');
  const id = `course-${course.courseId}`;
  return (
    <section aria-labelledby={id} className="border-rule border-t pt-4">
      <h2 id={id} className="mb-3 text-xl" dir="auto">
        {course.title}
      </h2>
      <div className="max-w-xl">
        <CourseLines course={course} />
      </div>
      {course.conceptCount === 0 ? null : (
        <div className="mt-6 grid gap-8 md:grid-cols-2">
          <Concepts title={t('learner.known')} items={course.known} count={course.knownCount} />
          <Concepts title={t('learner.started')} items={course.started} count={course.startedCount} />
        </div>
      )}
      {course.plans.length === 0 ? null : (
        <div className="mt-6 max-w-measure">
          <h3 className="font-semibold">{t('learner.plans')}</h3>
          <p className="text-ink-soft">{t('learner.plansWords')}</p>
          <ul className="mt-2 list-disc ps-5">
            {course.plans.map(({ conceptId, name, since }) => (
              <li key={conceptId}>
                <span dir="auto">{name}</span>,{' '}
                <span className="text-ink-soft">{t.rich('learner.since', { date: () => <Time iso={since} /> })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Concepts({ title, items, count }: { title: string; items: Course['known']; count: number }) {
  const t = useTranslations('following');
  const more = count - items.length;
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {items.length === 0 ? <p className="text-ink-soft">{t('learner.none')}</p> : null}
      <ul className="mt-1 list-disc ps-5">
        {items.map(({ conceptId, name }) => (
          <li key={conceptId} dir="auto">
            {name}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-1 ps-5 text-ink-soft">{t('learner.andMore', { count: more })}</p> : null}
    </div>
  );
}
