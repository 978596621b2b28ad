'use client';

import { Exercise } from '@/features/practice/ui/exercise/exercise';
import { AlsoHelps } from '@/features/resources/ui/also-helps';
import type { Round } from '@/features/reviews/contract';
import { RoundScreen } from '@/features/reviews/ui/round-screen';

/** Puts practice's questions, and what also helps, into a round of reviews. */
export function RoundWithQuestions({ round }: { round: Round }) {
  return (
    <RoundScreen
      initial={round}
      question={({ presentation, lang, last, arrive, onDone }) => (
        <Exercise
          key={presentation.id}
          presentation={presentation}
          lang={lang}
          last={last}
          arrive={arrive}
          onDone={onDone}
          helps={(conceptId) => <AlsoHelps courseId={presentation.courseId} conceptId={conceptId} lang={lang} open />}
        />
      )}
    />
  );
}
