import { type ModelUse, OUTPUT_TASKS, type OutputTask, type TaskUse } from './contract';

/** Outputs of one task that ended in one way. */
export interface OutputCount {
  task: string;
  outcome: string;
  count: number;
  promptTokens: number;
  completionTokens: number;
  medianMs: number | null;
  medianWaitMs: number | null;
}

const tasks = new Map<string, OutputTask>(OUTPUT_TASKS.map((task) => [task, task]));

/** Sums counts up for people. Medians are of what was shown. */
export function summariseUse(counts: readonly OutputCount[], reasons: ModelUse['reasons']): ModelUse {
  const total = (outcomes: string[], rows: readonly OutputCount[]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
  const byTask = [...tasks.values()].flatMap((task): TaskUse[] => {
    const rows = counts.filter((row) => row.task === task);
    if (rows.length === 0) return [];
    const shown = rows.find(({ outcome }) => outcome === 'shown');
    return [
      {
        task,
        shown: shown?.count ?? 0,
        without: total(['fallback', 'failed'], rows),
        promptTokens: rows.reduce((sum, row) => sum + row.promptTokens, 0),
        completionTokens: rows.reduce((sum, row) => sum + row.completionTokens, 0),
        medianMs: shown?.medianMs ?? null,
        medianWaitMs: shown?.medianWaitMs ?? null,
      },
    ];
  });
  return {
    outputs: counts.reduce((sum, { count }) => sum + count, 0),
    shown: total(['shown'], counts),
    without: total(['fallback', 'failed'], counts),
    cancelled: total(['cancelled'], counts),
    tasks: byTask,
    reasons,
  };
}
