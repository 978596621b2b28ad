import type { TracingData } from '@/core/tracing/dataset';

/** The rows of some learners, all codes of skills and items as they were. */
export function subsetOfLearners(data: TracingData, keep: (learner: number) => boolean): TracingData {
  const learners = Array.from({ length: data.learners }, (_, learner) => learner).filter(keep);
  const rows = learners.flatMap((learner) => {
    const start = data.learnerStart[learner] ?? 0;
    return Array.from({ length: (data.learnerStart[learner + 1] ?? 0) - start }, (_, i) => start + i);
  });
  const newCode = new Map(learners.map((learner, code) => [learner, code]));
  const learnerStart = new Int32Array(learners.length + 1);
  for (const [code, learner] of learners.entries()) {
    const length = (data.learnerStart[learner + 1] ?? 0) - (data.learnerStart[learner] ?? 0);
    learnerStart[code + 1] = (learnerStart[code] ?? 0) + length;
  }
  return {
    ...data,
    rows: rows.length,
    learners: learners.length,
    learner: Int32Array.from(rows, (row) => newCode.get(data.learner[row] ?? -1) ?? 0),
    skill: Int32Array.from(rows, (row) => data.skill[row] ?? 0),
    item: Int32Array.from(rows, (row) => data.item[row] ?? -1),
    correct: Uint8Array.from(rows, (row) => data.correct[row] ?? 0),
    order: Float64Array.from(rows, (row) => data.order[row] ?? 0),
    time: data.time ? Float64Array.from(rows, (row) => data.time?.[row] ?? 0) : null,
    learnerStart,
    learnerNames: learners.map((learner) => data.learnerNames[learner] ?? ''),
  };
}
