import type { Principal } from '@/platform/http/principal';
import type { PathSummary, WayView } from '../contract';
import type { NamedPath, PathRow } from '../store';
import { idsOf, isFinished, type LiveTarget, showTarget } from '../targets';
import { titleOf } from '../titles';
import type { Ground } from './ground';

/** What the reader is to the classes of the course. */
export interface Reader {
  principal: Principal;
  taught: ReadonlySet<string>;
  learns: ReadonlySet<string>;
}

/** The reader is a learner on it. */
export function isMine({ learnerId, classId, onlyIds }: PathRow, { principal, learns }: Reader): boolean {
  if (classId === null) return learnerId === principal.userId;
  return learns.has(classId) && (onlyIds === null || onlyIds.includes(principal.userId));
}

/** Own ways are their learner's to change, those of a class its teachers' and the administrators'. */
export function mayChange({ learnerId, classId }: PathRow, { principal, taught }: Reader): boolean {
  if (classId === null) return learnerId === principal.userId;
  return taught.has(classId) || principal.role === 'admin';
}

/** What the list and the page of a path both say. */
export function headOf({ row, className, learnerName }: NamedPath, targets: readonly LiveTarget[], reader: Reader) {
  return {
    id: row.id,
    courseId: row.courseId,
    version: row.version,
    title: titleOf(row.title, targets),
    kind: row.classId === null ? ('own' as const) : ('class' as const),
    className,
    learnerName,
    dueOn: row.dueOn,
    status: row.status,
    mine: isMine(row, reader),
    editable: mayChange(row, reader),
  };
}

/** The way from where somebody stands. */
export function wayView(ground: Ground, targets: readonly LiveTarget[], wishIds: readonly string[]): WayView {
  const ids = new Set(idsOf(targets));
  const { steps, known } = ground.ways.to([...ids], ground.isKnown, wishIds);
  const onWay = new Set(steps.map(({ id }) => id));
  return {
    targets: targets.map((target) => showTarget(target, ground.isKnown)),
    steps: steps.map(({ id, name, state, mastery, prerequisiteIds, missingIds }) => ({
      conceptId: id,
      ...{ name, state, mastery },
      target: ids.has(id),
      needs: prerequisiteIds.filter((need) => onWay.has(need)),
      waitsFor: missingIds.flatMap((need) => ground.ways.byId.get(need)?.name ?? []),
    })),
    known: known.map(({ id, name }) => ({ conceptId: id, name })),
    time: ground.timeOf(steps),
    finished: isFinished(targets, ground.isKnown),
  };
}

/** The same in short, for a list. */
export function progressOf(
  ground: Ground,
  targets: readonly LiveTarget[],
  wishIds: readonly string[],
): NonNullable<PathSummary['progress']> {
  const { steps, known } = ground.ways.to(idsOf(targets), ground.isKnown, wishIds);
  const next = steps.find(({ state }) => state !== 'locked') ?? steps[0];
  return {
    stepsLeft: steps.length,
    knownCount: known.length,
    finished: isFinished(targets, ground.isKnown),
    next: next ? { conceptId: next.id, name: next.name } : null,
    time: ground.timeOf(steps),
  };
}
