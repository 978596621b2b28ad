'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import type { PathSummary } from '../contract';
import { DueDay } from './due-day';
import { useTimeWords } from './path-time';

/** A path in a list: what it is called, for whom, until when, and how far one is. */
export function PathRow({ path }: { path: PathSummary }) {
  const t = useTranslations('paths');
  const words = useTimeWords();
  const { progress, learners, someLearners } = path;
  return (
    <li data-row className="py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <TextLink
          href={`/courses/${path.courseId}/paths/${path.id}`}
          className="min-w-0 break-words font-semibold"
          dir="auto"
        >
          {path.title}
        </TextLink>
        {path.dueOn ? (
          <span className="text-ink-soft text-sm">
            <DueDay day={path.dueOn} />
          </span>
        ) : null}
      </div>
      <p className="figures flex flex-wrap gap-x-5 text-ink-soft text-sm" dir="auto">
        {path.className ? <span>{t('row.setFor', { name: path.className })}</span> : null}
        {path.learnerName && !path.mine ? <span>{t('row.chosenBy', { name: path.learnerName })}</span> : null}
        {someLearners === null || path.mine ? null : <span>{t('row.forSome', { count: someLearners })}</span>}
        {learners ? <span>{t('row.through', learners)}</span> : null}
        {progress ? <Progress progress={progress} time={words(progress.time.middle)} /> : null}
      </p>
    </li>
  );
}

function Progress({ progress, time }: { progress: NonNullable<PathSummary['progress']>; time: string }) {
  const t = useTranslations('paths');
  if (progress.finished) return <span>{t('row.finished')}</span>;
  if (progress.stepsLeft === 0) return null;
  return (
    <>
      <span>{t('row.left', { steps: progress.stepsLeft })}</span>
      <span>{t('time.about', { time })}</span>
      {progress.next ? <span>{t('row.next', { name: progress.next.name })}</span> : null}
    </>
  );
}
