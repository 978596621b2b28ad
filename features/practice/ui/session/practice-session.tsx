'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Skeleton, SkeletonBar } from '@/ui/skeleton';
import { ExerciseFlow } from '../exercise/exercise-flow';
import type { Outcome } from '../exercise/use-exercise';
import { PracticeSummary } from './practice-summary';
import { usePresentations } from './use-presentations';

/** One round of questions: fetched, answered, summed up. `onMore` begins another. */
export function PracticeSession({
  courseId,
  concept,
  lang,
  onMore,
  helps,
}: {
  courseId: string;
  concept: Concept;
  lang: string;
  onMore: () => void;
  helps?: (conceptId: string) => ReactNode;
}) {
  const t = useTranslations('exercise.practice.noItems');
  const { presentations, problem, retry } = usePresentations(courseId, concept.id);
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null);
  if (outcomes) {
    return <PracticeSummary courseId={courseId} concept={concept} outcomes={outcomes} onMore={onMore} />;
  }
  if (problem?.code === 'no_items' || presentations?.length === 0) {
    return (
      <EmptyState
        title={t('title', { concept: concept.name })}
        action={
          <>
            <LinkButton
              href={`/courses/${courseId}/lessons/new?concept=${concept.id}`}
              variant="primary"
              prefetch={false}
            >
              {t('lesson', { concept: concept.name })}
            </LinkButton>
            <LinkButton href={`/courses/${courseId}/map`}>{t('map')}</LinkButton>
          </>
        }
      >
        {t('words')}
      </EmptyState>
    );
  }
  if (problem) return <ErrorState problem={problem} onRetry={retry} />;
  if (presentations === null) return <QuestionSkeleton />;
  return <ExerciseFlow presentations={presentations} lang={lang} onDone={setOutcomes} helps={helps} />;
}

function QuestionSkeleton() {
  return (
    <Skeleton className="space-y-6">
      <SkeletonBar className="mb-6 w-40" />
      <SkeletonBar className="mb-6 h-5 w-4/5" />
      {['a', 'b', 'c', 'd'].map((key) => (
        <SkeletonBar key={key} className="mb-2 h-12 w-full" />
      ))}
      <SkeletonBar className="mt-6 h-11 w-28" />
    </Skeleton>
  );
}
