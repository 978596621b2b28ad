'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { Button, LinkButton, TextLink } from '@/ui/button';
import { masteryLevel } from '@/ui/mastery-ring';
import { MasteryShift } from '@/ui/mastery-shift';
import type { Outcome } from '../exercise/use-exercise';

/** How the round went, what it changed, and where to go on. */
export function PracticeSummary({
  courseId,
  concept,
  outcomes,
  onMore,
}: {
  courseId: string;
  concept: Concept;
  outcomes: Outcome[];
  onMore: () => void;
}) {
  const t = useTranslations('exercise.practice');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  const changes = outcomes.flatMap((outcome) => (outcome.change ? [outcome.change] : []));
  const [first, last] = [changes[0], changes.at(-1)];
  const shown = count((outcome) => outcome.answerShown);
  return (
    <section className="space-y-5">
      <h2 ref={heading} tabIndex={-1} className="text-xl">
        {t('done', { right: count((outcome) => outcome.correct), total: outcomes.length })}
      </h2>
      <p>
        {t('unaided', { count: count((outcome) => outcome.unaided) })} {shown > 0 ? t('shown', { count: shown }) : null}
      </p>
      {first && last ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span dir="auto">{concept.name}</span>
          <MasteryShift before={masteryLevel(first.modeBefore)} after={masteryLevel(last.modeAfter)} />
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onMore}>
          {t('more')}
        </Button>
        <LinkButton href={`/courses/${courseId}/lessons/new?concept=${concept.id}`} prefetch={false}>
          {t('lesson')}
        </LinkButton>
      </div>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href={`/courses/${courseId}/explain?concept=${concept.id}`}>{t('explain')}</TextLink>
        <TextLink href={`/courses/${courseId}/map?concept=${concept.id}`}>{t('map')}</TextLink>
        <TextLink href={`/courses/${courseId}/progress`}>{t('progress')}</TextLink>
      </p>
    </section>
  );
}
