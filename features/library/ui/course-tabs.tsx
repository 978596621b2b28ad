'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { CourseFrame } from '@/ui/shell/course-frame';

/** The views of one course; the exercises only for those who may change it. */
export function CourseTabs({ course, children }: { course: Course; children: ReactNode }) {
  const t = useTranslations('shell.course');
  const base = `/courses/${course.id}`;
  const tabs = [
    { href: base, label: t('material'), covers: [`${base}/sources`, `${base}/updates`] },
    { href: `${base}/map`, label: t('map') },
    { href: `${base}/paths`, label: t('paths') },
    { href: `${base}/practice`, label: t('practice') },
    { href: `${base}/tutor`, label: t('tutor') },
    { href: `${base}/progress`, label: t('progress'), covers: [`${base}/plans`, `${base}/warnings`] },
    ...(course.editable
      ? [
          { href: `${base}/items`, label: t('items') },
          { href: `${base}/standards`, label: t('standards') },
          { href: `${base}/recommendations`, label: t('recommendations') },
          { href: `${base}/approaches`, label: t('approaches') },
          { href: `${base}/experiments`, label: t('experiments') },
          { href: `${base}/retrieval`, label: t('retrieval') },
        ]
      : []),
  ];
  return (
    <CourseFrame title={course.title} href={base} lang={course.language} tabsLabel={t('tabs')} tabs={tabs}>
      {children}
    </CourseFrame>
  );
}
