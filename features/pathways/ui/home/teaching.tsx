'use client';

import { useTranslations } from 'use-intl';
import type { SchoolClass } from '@/features/identity/contract';
import { TextLink } from '@/ui/button';

/** A course that the reader teaches: its classes, and what waits there for a teacher. */
export interface TaughtCourse {
  id: string;
  title: string;
  classes: readonly SchoolClass[];
  /** Names of learners for whom a concept is hard going, each once, those with the most such concepts first. */
  stuck: readonly string[];
  /** Names of learners who may fall behind, the likeliest first. */
  mayFallBehind: readonly string[];
  /** Whether recommendations wait for a teacher's word. */
  waiting: boolean;
}

/** Names that are told in a line; the rest is counted. */
const NAMED = 3;

/** A teacher's first page: their classes by course, and who needs them. */
export function Teaching({ courses }: { courses: readonly TaughtCourse[] }) {
  return (
    <div className="space-y-10">
      {courses.map((course) => (
        <Taught key={course.id} course={course} />
      ))}
    </div>
  );
}

function Taught({ course }: { course: TaughtCourse }) {
  const t = useTranslations('pathways.teaching');
  const base = `/courses/${course.id}`;
  const quiet = course.stuck.length === 0 && course.mayFallBehind.length === 0 && !course.waiting;
  return (
    <section aria-labelledby={`taught-${course.id}`}>
      <h2 id={`taught-${course.id}`} className="mb-2 text-lg" dir="auto">
        {course.title}
      </h2>
      <ul className="divide-y divide-rule border-rule border-y">
        {course.classes.map(({ id, name, learnerCount }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <p className="min-w-0">
              <span dir="auto">{name}</span>
              <span className="figures ms-3 text-ink-soft text-sm">{t('learners', { count: learnerCount })}</span>
            </p>
            <TextLink href={`/classes/${id}/report`} className="text-sm">
              {t('report', { name })}
            </TextLink>
          </li>
        ))}
      </ul>
      <ul className="mt-4 space-y-2">
        {course.mayFallBehind.length > 0 ? (
          <li>
            <TextLink href={`${base}/warnings`}>{t('mayFallBehind', { count: course.mayFallBehind.length })}</TextLink>
            <Named names={course.mayFallBehind} />
          </li>
        ) : null}
        {course.stuck.length > 0 ? (
          <li>
            <TextLink href={`${base}/plans`}>{t('stuck', { count: course.stuck.length })}</TextLink>
            <Named names={course.stuck} />
          </li>
        ) : null}
        {course.waiting ? (
          <li>
            <TextLink href={`${base}/recommendations`}>{t('waiting')}</TextLink>
          </li>
        ) : null}
        {quiet ? <li className="text-ink-soft">{t('quiet')}</li> : null}
        <li>
          <TextLink href={`${base}/progress`}>{t('progress')}</TextLink>
        </li>
      </ul>
    </section>
  );
}

function Named({ names }: { names: readonly string[] }) {
  const t = useTranslations('pathways.teaching');
  return (
    <p className="text-ink-soft text-sm" dir="auto">
      {t('names', { names: names.slice(0, NAMED).join(', '), more: Math.max(0, names.length - NAMED) })}
    </p>
  );
}
