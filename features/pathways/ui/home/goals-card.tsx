'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { PathSummary } from '@/features/paths/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { Card } from '@/ui/card';

/** The paths that the reader follows in a course, the nearest due first; how to choose one where there is none. */
export function GoalsCard({ courseId, paths }: { courseId: string; paths: readonly PathSummary[] }) {
  const t = useTranslations('pathways.goals');
  const format = useFormatter();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <Card aria-labelledby="goals" className="flex flex-col">
      <h2 id="goals" className="text-lg">
        {t('title')}
      </h2>
      {paths.length === 0 ? (
        <p className="mt-1 mb-4 flex-1 text-ink-soft">{t('none')}</p>
      ) : (
        <ul className="mt-2 mb-4 flex-1 space-y-3">
          {paths.map((path) => (
            <li key={path.id}>
              <TextLink href={`/courses/${courseId}/paths/${path.id}`} dir="auto">
                {path.title}
              </TextLink>
              <p className="text-ink-soft text-sm">
                {path.progress ? t('left', { steps: path.progress.stepsLeft }) : null}
                {path.dueOn
                  ? ` ${t(path.dueOn < today ? 'wasDue' : 'due', { date: format.dateTime(new Date(path.dueOn), { day: 'numeric', month: 'long', timeZone: 'UTC' }) })}`
                  : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div>
        {paths.length === 0 ? (
          <LinkButton href={`/courses/${courseId}/paths/new`}>{t('choose')}</LinkButton>
        ) : (
          <TextLink href={`/courses/${courseId}/paths`} className="text-sm">
            {t('all')}
          </TextLink>
        )}
      </div>
    </Card>
  );
}
