import { modeOf } from '@/core/tracing/thresholds';
import type { Explanation, JudgedPointView, JudgementView, StoredJudgement, StoredPoint } from '../contract';
import type { NamedRow } from '../store';
import { say } from '../words';

/** An explanation as people see it. While the learner works on it, what they haven't said yet stays theirs to find. */
export function showExplanation(
  { row, conceptName, learnerName, courseTitle, language }: NamedRow,
  readerId: string,
): Explanation {
  const { masteryBefore: before, masteryAfter: after, evidence } = row;
  const open = row.status === 'follow_up' ? row.followUps.at(-1) : undefined;
  return {
    id: row.id,
    courseId: row.courseId,
    courseTitle,
    language,
    conceptId: row.conceptId,
    conceptName,
    learnerId: row.learnerId,
    learnerName,
    mine: row.learnerId === readerId,
    lessonId: row.lessonId,
    status: row.status,
    question: say('question', { concept: conceptName }),
    draft: row.draft,
    turns: row.turns,
    followUp: open ? { question: open.question, number: row.followUps.length, byModel: open.byModel } : null,
    pointCount: row.points.length,
    judgement: row.judgement && showJudgement(row.judgement, row.points, row.status === 'done', row.overrides.at(-1)),
    change:
      before === null || after === null || evidence === null
        ? null
        : {
            conceptId: row.conceptId,
            conceptName,
            before,
            after,
            modeBefore: modeOf(before),
            modeAfter: modeOf(after),
            evidence,
          },
    counted: row.counted,
    overrides: row.overrides.map(({ outcome, why, by, at, before: from, after: to }) => ({
      outcome,
      why,
      by,
      at,
      before: from,
      after: to,
    })),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function showJudgement(
  judgement: StoredJudgement,
  points: readonly StoredPoint[],
  done: boolean,
  override:
    | { outcome: StoredJudgement['outcome']; points: readonly { id: string; status: JudgedPointView['status'] }[] }
    | undefined,
): JudgementView {
  const { agreed: _agreed, points: judged, misconceptions, ...rest } = judgement;
  return {
    ...rest,
    outcome: override?.outcome ?? rest.outcome,
    // The words of a misconception cite the passage, which would answer the question that is being asked.
    misconceptions: done ? misconceptions : [],
    points: judged.flatMap(({ id, status, said, copied, by }) => {
      const point = points.find((each) => each.id === id);
      if (!point) return [];
      const word = override?.points.find((each) => each.id === id);
      const shown = done || status === 'covered';
      return {
        id,
        aspect: point.aspect,
        status: word?.status ?? status,
        passage: shown ? point.text : null,
        citation: shown ? point.citation : null,
        said,
        copied,
        by: word ? ('teacher' as const) : by,
      };
    }),
  };
}
