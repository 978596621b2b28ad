import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { masteryLevel } from '@/ui/mastery-ring';
import { MasteryShift } from '@/ui/mastery-shift';
import type { Lesson } from '../../contract';
import type { ExerciseOutcome } from './lesson-ending';

/** What the answers changed in the estimate: rings and words, the number on demand. */
export function WhatChanged({ lesson, outcomes }: { lesson: Lesson; outcomes: ExerciseOutcome[] }) {
  const t = useTranslations('lesson.ending');
  const changes = outcomes.flatMap((outcome) => (outcome.change ? [outcome.change] : []));
  const [first, last] = [changes[0], changes.at(-1)];
  const evidence = (
    <TextLink href={`/courses/${lesson.courseId}/progress?concept=${lesson.conceptId}`}>{t('evidence')}</TextLink>
  );
  if (!first || !last) {
    return (
      <p>
        {t('allDone')} {evidence}
      </p>
    );
  }
  const inHundred = (probability: number) => Math.round(probability * 100);
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
        <span dir="auto">{last.conceptName}</span>
        <MasteryShift before={masteryLevel(first.modeBefore)} after={masteryLevel(last.modeAfter)} />
      </p>
      <p>
        {t('score', {
          right: outcomes.filter((outcome) => outcome.correct).length,
          total: outcomes.length,
          unaided: outcomes.filter((outcome) => outcome.unaided).length,
        })}
      </p>
      <details className="text-ink-soft text-sm">
        <summary className="inline-block underline decoration-rule-strong underline-offset-4">{t('number')}</summary>
        <p className="mt-1">
          {t('numbers', {
            before: inHundred(first.before),
            after: inHundred(last.after),
            concept: last.conceptName,
          })}{' '}
          {evidence}
        </p>
      </details>
    </div>
  );
}
