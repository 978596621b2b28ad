'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Me } from '@/features/identity/contract';
import type { Home } from '@/features/pathways/contract';
import { OtherCourses } from './other-courses';
import { ReadingCard } from './reading-card';
import { TodayCard } from './today-card';

/**
 * The first page: today's step, and the other courses under it. `readingIds` names the courses whose material is being read right
 * now; `empty` shows when there is no course at all.
 */
export function HomeScreen({
  me,
  courses,
  readingIds,
  empty,
}: {
  me: Me;
  courses: Home['courses'];
  readingIds: string[];
  empty: ReactNode;
}) {
  const t = useTranslations('pathways');
  const today = courses.find((entry) => entry.next.step !== null) ?? courses[0];
  const others = courses.filter((entry) => entry !== today);
  return (
    <div className="page py-10 md:py-14">
      <div className="max-w-3xl">
        <h1 className="mb-6 text-2xl" dir="auto">
          {today ? t('title') : t('welcome', { name: me.name })}
        </h1>
        {today ? (
          today.next.step === null && readingIds.includes(today.course.id) ? (
            <ReadingCard course={today.course} />
          ) : (
            <TodayCard entry={today} />
          )
        ) : (
          empty
        )}
        {others.length > 0 ? <OtherCourses entries={others} /> : null}
      </div>
    </div>
  );
}
