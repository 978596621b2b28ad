'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Home } from '@/features/pathways/contract';
import { TextLink } from '@/ui/button';
import { useListKeys } from '@/ui/keys';

/** The reader's other courses: how far each is and what comes next in it. */
export function OtherCourses({ entries }: { entries: Home['courses'] }) {
  const t = useTranslations('pathways');
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  return (
    <section aria-labelledby="others" className="mt-12">
      <h2 id="others" className="mb-2 text-lg">
        {t('others')}
      </h2>
      <ul ref={list} className="divide-y divide-rule border-rule border-y">
        {entries.map(({ course, next, progress }) => (
          <li key={course.id} data-row className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
            <div className="min-w-0">
              <TextLink href={`/courses/${course.id}`} lang={course.language} dir="auto">
                {course.title}
              </TextLink>
              {next.step ? (
                <p className="text-ink-soft text-sm" dir="auto">
                  {t('nextIs', { name: next.step.name })}
                </p>
              ) : null}
            </div>
            <p className="figures text-ink-soft text-sm">
              {t('known', { known: progress.knownCount, total: progress.conceptCount })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
