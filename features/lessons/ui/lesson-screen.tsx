'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import type { Lesson } from '../contract';
import { type ExerciseOutcome, LessonEnding } from './ending/lesson-ending';
import { LessonHead } from './lesson-head';
import { LessonSectionView } from './lesson-section';
import { WriterNote } from './writer-note';

/**
 * A lesson as a page of a textbook: the text with its sources in the margin, then the questions, then what changed and
 * what comes next. `exercises` renders the questions (another feature's part, handed in by the page) and calls its
 * argument when the last one is done; `helps` what else the material has on the concept, beside the end.
 */
export function LessonScreen({
  course,
  lesson,
  exercises,
  helps,
}: {
  course: Course;
  lesson: Lesson;
  exercises: (onDone: (outcomes: ExerciseOutcome[]) => void) => ReactNode;
  helps?: ReactNode;
}) {
  const t = useTranslations('lesson');
  const [outcomes, setOutcomes] = useState<ExerciseOutcome[] | null>(null);
  const open = lesson.exercises.some((exercise) => !exercise.finished);
  const ended = outcomes !== null || !open;
  return (
    <div className="page py-10">
      <article className="reading">
        <LessonHead lesson={lesson} lang={course.language} />
        {lesson.sections.map((section, index) => (
          <LessonSectionView
            // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's sections never change places
            key={index}
            section={section}
            courseId={course.id}
            lang={course.language}
          />
        ))}
        <WriterNote lesson={lesson} />
        <section
          className="mt-10 border-rule border-t pt-8 print:hidden"
          aria-labelledby={ended ? undefined : 'exercises'}
        >
          {ended ? null : (
            <>
              <h2 id="exercises" className="text-xl">
                {t('exercises.title')}
              </h2>
              <p className="mt-1 mb-6 text-ink-soft">{t('exercises.words', { count: lesson.exercises.length })}</p>
              {exercises(setOutcomes)}
            </>
          )}
          {ended ? <LessonEnding lesson={lesson} outcomes={outcomes} helps={helps} /> : null}
        </section>
      </article>
    </div>
  );
}
