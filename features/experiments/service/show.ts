import type { Experiment } from '../contract';
import type { ExperimentRow } from '../store';
import type { DefaultRow } from '../store-arms';

/** A row as those who may edit the course see it. */
export function show(
  row: ExperimentRow,
  learners: ReadonlyMap<string, number>,
  defaults: readonly Pick<DefaultRow, 'experimentId' | 'arm'>[],
): Experiment {
  const { districtId: _, pauses: __, createdBy: ___, latestEnd, createdAt, startedAt, stoppedAt, ...rest } = row;
  return {
    ...rest,
    latestEnd: latestEnd.toISOString(),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    stoppedAt: stoppedAt?.toISOString() ?? null,
    takenOver: defaults.find(({ experimentId }) => experimentId === row.id)?.arm ?? null,
    learners: learners.get(row.id) ?? 0,
  };
}
