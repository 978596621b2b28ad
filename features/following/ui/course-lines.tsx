'use client';

import { useTranslations } from 'use-intl';
import { Progress } from '@/ui/progress';
import { Time } from '@/ui/time';
import type { FollowedCourse } from '../contract';

/** How far a learner is in one course: in words, as a bar, when they were last there, and whether something doesn't settle. */
export function CourseLines({ course }: { course: FollowedCourse }) {
  const t = useTranslations('following');
  const { conceptCount, knownCount, startedCount, planCount, lastEvidenceAt } = course;
  if (conceptCount === 0) return <p className="text-ink-soft">{t('noMaterial')}</p>;
  return (
    <>
      <Progress
        label={t('line', { known: knownCount, total: conceptCount, started: startedCount })}
        value={knownCount}
        max={conceptCount}
      />
      <p className="mt-2 text-ink-soft text-sm">
        {lastEvidenceAt === null ? t('nothingYet') : t.rich('lastSeen', { date: () => <Time iso={lastEvidenceAt} /> })}{' '}
        {planCount > 0 ? t('plans', { count: planCount }) : null}
      </p>
    </>
  );
}
