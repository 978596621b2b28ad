'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { LinkButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Progress } from '@/ui/progress';

const lookAgainMs = 3000;

/** The card while a new course is still being read: the first lesson is a minute away, and the page turns to it by itself. */
export function ReadingCard({ course }: { course: Course }) {
  const t = useTranslations('pathways');
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Card aria-labelledby="today" className="sm:p-8">
      <p className="mb-1 text-ink-soft text-sm" lang={course.language} dir="auto">
        {course.title}
      </p>
      <h2 id="today" className="text-xl">
        {t('reading')}
      </h2>
      <p className="mt-2 mb-5 text-ink-soft">{t('readingWords')}</p>
      <Progress label={t('readingNow')} />
      <LinkButton href={`/courses/${course.id}`} className="mt-6">
        {t('watch')}
      </LinkButton>
    </Card>
  );
}
