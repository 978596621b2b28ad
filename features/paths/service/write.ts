import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { type ChangePath, type CreatePath, MOST_OWN_PATHS, type StoredTarget } from '../contract';
import * as store from '../store';
import { paceOf, reckonPace } from '../store-pace';
import { fail, type PathsDeps } from './deps';
import { courseGround } from './ground';
import { found } from './look';
import { mayChange } from './show';

/** A pace that is older is reckoned again when somebody sets out on a path. */
const PACE_OLD_MS = 24 * 3600 * 1000;

/**
 * Begins a path: for the caller, or for a class that they teach.
 * @returns its id. @throws target_not_found, too_many_paths, class_not_found, learner_not_found.
 */
export async function createPath(
  deps: PathsDeps,
  tx: Tx,
  principal: Principal,
  { courseId, ...input }: CreatePath & { courseId: string },
): Promise<string> {
  const targets = await chosen(deps, tx, courseId, input.targetIds);
  const classId = input.classId ?? null;
  const onlyIds = classId === null ? null : await audience(tx, principal, courseId, classId, input.learnerIds ?? null);
  if (classId === null) await checkRoom(tx, principal.userId, courseId);
  await keepPace(deps, tx, courseId);
  const at = deps.now();
  return store.insertPath(tx, {
    ...{ courseId, classId, onlyIds, targets },
    learnerId: classId === null ? principal.userId : null,
    createdBy: principal.userId,
    title: input.title ?? null,
    dueOn: input.dueOn ?? null,
    ...{ createdAt: at, updatedAt: at },
  });
}

/**
 * Changes a path that is still as the caller read it.
 * @throws path_not_found, path_not_yours, path_changed, target_not_found, learner_not_found, too_many_paths.
 */
export async function changePath(
  deps: PathsDeps,
  tx: Tx,
  principal: Principal,
  { id, version, targetIds, order, learnerIds, ...plain }: ChangePath & { id: string },
): Promise<void> {
  const { row, reader } = await found(tx, principal, id);
  if (!mayChange(row, reader)) {
    throw fail('path_not_yours', 'Only the person who chose this path, or a teacher of its class, may change it.');
  }
  const change: store.PathChange = { updatedAt: deps.now() };
  if (plain.title !== undefined) change.title = plain.title;
  if (plain.dueOn !== undefined) change.dueOn = plain.dueOn;
  if (plain.status !== undefined) change.status = plain.status;
  if (plain.status === 'active' && row.status !== 'active' && row.learnerId !== null)
    await checkRoom(tx, row.learnerId, row.courseId);
  if (targetIds !== undefined) change.targets = await chosen(deps, tx, row.courseId, targetIds, row.targets);
  if (order !== undefined) change.wishIds = [...new Set(order)];
  if (learnerIds !== undefined && row.classId !== null)
    change.onlyIds = await audience(tx, principal, row.courseId, row.classId, learnerIds);
  if (!(await store.updatePath(tx, id, version, change))) {
    throw fail(
      'path_changed',
      'This path was changed on another device or by somebody else meanwhile. Nothing of theirs was lost: look at it as it is now, then change it again.',
    );
  }
}

/** Targets by their names now; those that a path has already stay as they were chosen. @throws target_not_found. */
async function chosen(
  deps: PathsDeps,
  tx: Tx,
  courseId: string,
  ids: readonly string[],
  before: readonly StoredTarget[] = [],
): Promise<StoredTarget[]> {
  const { ways } = await courseGround(deps, tx, courseId);
  return [...new Set(ids)].map((conceptId) => {
    const concept = ways.byId.get(conceptId);
    const kept = concept ? { conceptId, name: concept.name } : before.find((each) => each.conceptId === conceptId);
    if (!kept) throw fail('target_not_found', 'One of the concepts is no longer in this course. Choose again.');
    return kept;
  });
}

/** Single learners of a class, or null for all of it. @throws class_not_found, learner_not_found. */
async function audience(
  tx: Tx,
  principal: Principal,
  courseId: string,
  classId: string,
  learnerIds: readonly string[] | null,
): Promise<string[] | null> {
  const { all, taught } = await store.classesOfReader(tx, courseId, principal.userId);
  if (!all.has(classId) || !(taught.has(classId) || principal.role === 'admin'))
    throw fail('class_not_found', 'There is no such class of yours that takes this course.');
  if (learnerIds === null) return null;
  const members = new Set((await store.learnersOf(tx, [classId])).map(({ learnerId }) => learnerId));
  const unique = [...new Set(learnerIds)];
  if (unique.some((id) => !members.has(id)))
    throw fail('learner_not_found', 'One of the learners is not in this class. Choose again.');
  return unique;
}

async function checkRoom(tx: Tx, learnerId: string, courseId: string): Promise<void> {
  if ((await store.countOwn(tx, learnerId, courseId)) >= MOST_OWN_PATHS)
    throw fail('too_many_paths', `You have ${MOST_OWN_PATHS} paths in this course. Stop one of them first.`);
}

/** The night keeps paces up to date; a course without one, or whose nights were missed, gets it here. */
async function keepPace(deps: PathsDeps, tx: Tx, courseId: string): Promise<void> {
  const { updatedAt } = await paceOf(tx, courseId);
  const now = deps.now();
  if (updatedAt !== null && now.getTime() - updatedAt.getTime() < PACE_OLD_MS) return;
  await asSystem(tx, () => reckonPace(tx, courseId, now));
}
