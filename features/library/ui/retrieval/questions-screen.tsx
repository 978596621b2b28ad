'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import type { RetrievalQuestion, RetrievalScore, ScoreReport } from '../../measure/contract';
import type { CourseIndex } from '../../reindex/contract';
import { IndexCard } from './index-card';
import { QuestionTable } from './question-table';
import { RetrievalFrame } from './retrieval-frame';
import { ScorePanel } from './score-panel';
import { useScore } from './use-percent';

/** Milliseconds between two looks while a score or vectors are being made. */
const EVERY_MS = 2_000;

/** A course's question set, how it has done over time, and by which vectors the course is searched. */
export function QuestionsScreen({
  course,
  questions,
  scores,
  index,
}: {
  course: Course;
  questions: RetrievalQuestion[];
  scores: ScoreReport;
  index: CourseIndex;
}) {
  const base = `/courses/${course.id}`;
  const report = usePolling<ScoreReport>((signal) => api<ScoreReport>(`${base}/retrieval/scores`, { signal }), scores, {
    active: (latest) => latest.outdated,
    everyMs: EVERY_MS,
  });
  const words = useTranslations('retrieval.scores');
  const score = useScore();
  // The score before the last change on this page: undefined without one, null where there was none.
  const [before, setBefore] = useState<RetrievalScore | null | undefined>(undefined);
  const latest = report.latest.scores.at(-1);
  const lookAgain = () => {
    setBefore(latest ?? null);
    report.set({ ...report.latest, outdated: true });
  };
  const news =
    before === undefined
      ? null
      : report.latest.outdated
        ? words('making')
        : latest && latest.id !== before?.id
          ? words(before ? 'since' : 'sinceFirst', { now: score(latest.ndcg10), before: score(before?.ndcg10 ?? 0) })
          : null;
  return (
    <RetrievalFrame courseId={course.id}>
      <div className="space-y-12">
        <ScorePanel report={report.latest} />
        <QuestionTable
          course={course}
          initial={questions}
          results={report.latest.results}
          news={news}
          onChange={lookAgain}
        />
        <IndexCard courseId={course.id} initial={index} />
      </div>
    </RetrievalFrame>
  );
}
