'use client';

import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import type { RetrievalQuestion, ScoreReport } from '../../measure/contract';
import type { CourseIndex } from '../../reindex/contract';
import { IndexCard } from './index-card';
import { QuestionTable } from './question-table';
import { RetrievalFrame } from './retrieval-frame';
import { ScorePanel } from './score-panel';

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
  const lookAgain = () => report.set({ ...report.latest, outdated: true });
  return (
    <RetrievalFrame courseId={course.id}>
      <div className="space-y-12">
        <ScorePanel report={report.latest} />
        <QuestionTable course={course} initial={questions} results={report.latest.results} onChange={lookAgain} />
        <IndexCard courseId={course.id} initial={index} />
      </div>
    </RetrievalFrame>
  );
}
