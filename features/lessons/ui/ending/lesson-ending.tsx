'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { MasteryChange } from '@/features/mastery/contract';
import { LinkButton, TextLink } from '@/ui/button';
import type { Lesson } from '../../contract';
import { AnotherWay } from './another-way';
import { LessonFeedback } from './lesson-feedback';
import { LessonNext } from './lesson-next';
import { ReadingChoices } from './reading-choices';
import { WhatChanged } from './what-changed';

/** How one question of the lesson went. */
export interface ExerciseOutcome {
  correct: boolean;
  unaided: boolean;
  answerShown: boolean;
  change: MasteryChange | null;
}

/** The end of a lesson: what changed, what comes next, how it was. `outcomes` null: nothing was answered just now. */
export function LessonEnding({
  lesson,
  outcomes,
  helps,
}: {
  lesson: Lesson;
  outcomes: ExerciseOutcome[] | null;
  helps?: ReactNode;
}) {
  const t = useTranslations('lesson');
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = outcomes !== null;
  useEffect(() => {
    if (answered) heading.current?.focus();
  }, [answered]);
  return (
    <div className="space-y-10">
      <section>
        {lesson.exercises.length === 0 ? (
          <p className="text-ink-soft">{t('exercises.none')}</p>
        ) : (
          <>
            <h2 ref={heading} tabIndex={-1} className="mb-3 text-xl">
              {t('ending.title')}
            </h2>
            <WhatChanged lesson={lesson} outcomes={outcomes ?? []} />
          </>
        )}
      </section>
      {helps}
      <LessonNext lesson={lesson} />
      <section aria-labelledby="explain-back-title" className="print:hidden">
        <h2 id="explain-back-title" className="mb-1 text-xl">
          {t('ending.explainTitle')}
        </h2>
        <p className="mb-3 text-ink-soft">{t('ending.explainWords')}</p>
        <LinkButton
          href={`/courses/${lesson.courseId}/explain?concept=${lesson.conceptId}&lesson=${lesson.id}`}
          prefetch={false}
        >
          {t('ending.explain')}
        </LinkButton>
      </section>
      <AnotherWay lesson={lesson} />
      <LessonFeedback lesson={lesson} />
      {lesson.writer === 'model' ? <ReadingChoices /> : null}
      <p>
        <TextLink href={`/courses/${lesson.courseId}/map?concept=${lesson.conceptId}`}>{t('ending.map')}</TextLink>
      </p>
    </div>
  );
}
