'use client';

import Form from 'next/form';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Course, SearchHit } from '@/features/library/contract';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { useListKeys } from '@/ui/keys';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';

/** Finds passages in all courses, or in one. The address holds the question, so that it can be sent to somebody. */
export function SearchScreen({
  query,
  courseId,
  courses,
  hits,
}: {
  query: string;
  courseId: string | null;
  courses: Course[];
  /** Null before anything was asked. */
  hits: SearchHit[] | null;
}) {
  const t = useTranslations('search');
  return (
    <div className="page py-10">
      <h1 className="mb-6 text-2xl">{t('title')}</h1>
      <SearchForm key={`${query} ${courseId}`} query={query} courseId={courseId} courses={courses} />
      <p role="status" className="mt-8 text-ink-soft">
        {hits === null ? t('before') : t('found', { count: hits.length, query })}
      </p>
      {hits === null ? null : hits.length === 0 ? <p className="mt-2 text-ink-soft">{t('advice')}</p> : null}
      {hits ? <Hits hits={hits} oneCourse={courseId !== null} /> : null}
    </div>
  );
}

function SearchForm({ query, courseId, courses }: { query: string; courseId: string | null; courses: Course[] }) {
  const t = useTranslations('search');
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = field.current?.querySelector('input');
    if (query === '') input?.focus();
  }, [query]);
  return (
    <search>
      <Form action="/search" className="flex max-w-3xl flex-wrap items-end gap-3">
        <div ref={field} className="min-w-56 flex-1">
          <TextField label={t('words')} type="search" name="q" defaultValue={query} maxLength={200} />
        </div>
        {courses.length > 1 ? (
          <SelectField
            className="min-w-40 max-w-full sm:max-w-64"
            label={t('course')}
            name="course"
            defaultValue={courseId ?? ''}
            options={[
              { value: '', label: t('allCourses') },
              ...courses.map((course) => ({ value: course.id, label: course.title })),
            ]}
          />
        ) : null}
        <Button type="submit" variant="primary">
          {t('send')}
        </Button>
      </Form>
    </search>
  );
}

function Hits({ hits, oneCourse }: { hits: SearchHit[]; oneCourse: boolean }) {
  const list = useRef<HTMLOListElement>(null);
  useListKeys(list);
  const place = usePlaceLabel();
  return (
    <ol ref={list} className="mt-4 max-w-3xl divide-y divide-rule">
      {hits.map((hit) => {
        const path = hit.headingPath.filter((heading) => heading !== hit.sourceTitle);
        return (
          <li key={hit.chunkId} data-row className="py-5">
            <h2 className="text-base" lang={hit.language} dir="auto">
              <Link className="link" href={`/courses/${hit.courseId}/sources/${hit.sourceId}?chunk=${hit.chunkId}`}>
                {path.at(-1) ?? hit.sourceTitle}
              </Link>
            </h2>
            <p className="text-ink-faint text-sm" dir="auto">
              {[...(oneCourse ? [] : [hit.courseTitle]), hit.sourceTitle, ...path.slice(0, -1)].join(' › ')}
              {hit.place ? <span className="figures">, {place(hit.place)}</span> : null}
            </p>
            <p className="mt-1.5 max-w-measure" dir="auto">
              <Prose inline html={hit.html} lang={hit.language} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}
