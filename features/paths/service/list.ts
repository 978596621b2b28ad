import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { PathList, PathSummary } from '../contract';
import * as store from '../store';
import { idsOf, isFinished } from '../targets';
import type { PathsDeps } from './deps';
import { groundOf, targetsOf } from './ground';
import { headOf, progressOf } from './show';

/** Every path of a course that the reader may see, the reader's own first, then their classes', then other learners'; the nearest end in front. */
export async function listPaths(deps: PathsDeps, tx: Tx, principal: Principal, courseId: string): Promise<PathList> {
  const rows = await store.pathsOf(tx, courseId, principal.userId);
  if (rows.length === 0) return { items: [] };
  const reader = { principal, ...(await store.classesOfReader(tx, courseId, principal.userId)) };
  const ground = await groundOf(deps, tx, principal.userId, courseId);
  const taughtIds = rows.flatMap(({ row }) => (row.classId && reader.taught.has(row.classId) ? [row.classId] : []));
  const learners = await store.learnersOf(tx, [...new Set(taughtIds)]);
  const masteries = await store.masteriesOf(tx, courseId, [...new Set(taughtIds)]);

  const items: PathSummary[] = [];
  for (const named of rows) {
    const { row } = named;
    const targets = await targetsOf(deps, tx, ground, row);
    const head = headOf(named, targets, reader);
    const on =
      row.classId !== null && reader.taught.has(row.classId)
        ? learners.filter((each) => each.classId === row.classId && isOn(row, each.learnerId))
        : null;
    items.push({
      ...head,
      targetIds: idsOf(targets),
      someLearners: row.onlyIds?.length ?? null,
      progress: head.mine ? progressOf(ground, targets, row.wishIds) : null,
      learners: on && {
        count: on.length,
        finished: on.filter(({ learnerId }) =>
          isFinished(targets, (id) => (masteries.get(learnerId)?.get(id) ?? 0) >= ground.threshold(id)),
        ).length,
      },
    });
  }
  return { items: items.toSorted(inOrder) };
}

export function isOn({ onlyIds }: Pick<store.PathRow, 'onlyIds'>, learnerId: string): boolean {
  return onlyIds === null || onlyIds.includes(learnerId);
}

function inOrder(a: PathSummary, b: PathSummary): number {
  const rank = ({ mine, kind }: PathSummary) => (mine ? 0 : kind === 'class' ? 1 : 2);
  return (
    rank(a) - rank(b) ||
    Number(a.status === 'archived') - Number(b.status === 'archived') ||
    (a.dueOn ?? '9999-12-31').localeCompare(b.dueOn ?? '9999-12-31')
  );
}
