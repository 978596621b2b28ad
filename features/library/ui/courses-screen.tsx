'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { useListKeys } from '@/ui/keys';
import { PageHeader } from '@/ui/page-header';
import { CreateCourseDialog } from './create-course-dialog';
import { SampleCourseButton } from './sample-course-button';

/** Every course that the reader may open. */
export function CoursesScreen({ courses, mayCreate }: { courses: Course[]; mayCreate: boolean }) {
  const t = useTranslations('library');
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  return (
    <div className="page py-10">
      <PageHeader title={t('courses.title')} action={mayCreate && courses.length > 0 ? <CreateCourseDialog /> : null} />
      {courses.length === 0 ? <NoCourses mayCreate={mayCreate} /> : null}
      <ul ref={list} className="max-w-3xl divide-y divide-rule">
        {courses.map((course) => (
          <li key={course.id} data-row className="py-4 first:pt-0">
            <h2 className="text-lg" lang={course.language} dir="auto">
              <TextLink href={`/courses/${course.id}`}>{course.title}</TextLink>
            </h2>
            {course.description ? (
              <p className="mt-1 line-clamp-2 text-ink-soft" lang={course.language} dir="auto">
                {course.description}
              </p>
            ) : null}
            <p className="figures mt-1 text-ink-faint text-sm">
              {t('courses.sources', { count: course.sourceCount })}
              {' · '}
              {t('courses.concepts', { count: course.conceptCount })}
              {mayCreate ? ` · ${t('courses.items', { count: course.itemCount })}` : null}
              {course.visibility === 'classes' ? ` · ${t('courses.onlyClasses')}` : null}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Before the first course: add one or take the sample; learners are led to their class. */
export function NoCourses({ mayCreate }: { mayCreate: boolean }) {
  const t = useTranslations('library.courses');
  if (!mayCreate) {
    return (
      <EmptyState
        title={t('emptyLearner')}
        action={
          <LinkButton href="/classes" variant="primary">
            {t('toClasses')}
          </LinkButton>
        }
      >
        {t('emptyLearnerWords')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty')}
      action={
        <>
          <CreateCourseDialog />
          <SampleCourseButton />
        </>
      }
    >
      {t('emptyWords')}
    </EmptyState>
  );
}
