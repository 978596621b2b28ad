import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { LearnerOnPath, Path } from '../contract';
import * as store from '../store';
import { idsOf } from '../targets';
import { fail, noSuchPath, type PathsDeps } from './deps';
import { bareGround, courseGround, groundOf, targetsOf } from './ground';
import { isOn } from './list';
import { headOf, mayChange, type Reader, wayView } from './show';

/** A path that the reader may see, and what they are to it. @throws path_not_found. */
export async function found(tx: Tx, principal: Principal, id: string): Promise<store.NamedPath & { reader: Reader }> {
  const named = await store.pathById(tx, id);
  if (!named) throw noSuchPath();
  const classes = await store.classesOfReader(tx, named.row.courseId, principal.userId);
  return { ...named, reader: { principal, ...classes } };
}

/**
 * One path: from where the reader stands, or, for those who teach the class, from nothing known, or from where `learnerId` stands; of another's own
 * path from where they stand. @throws path_not_found, learner_not_found.
 */
export async function lookAt(
  deps: PathsDeps,
  tx: Tx,
  principal: Principal,
  { id, learnerId }: { id: string; learnerId?: string | undefined },
): Promise<Path> {
  const { reader, ...named } = await found(tx, principal, id);
  const { row } = named;
  const taught = row.classId !== null && mayChange(row, reader);
  const asked = row.classId === null ? ownerOf(named) : await learnerOf(tx, row, learnerId, taught);
  const seenFor = asked?.id === principal.userId ? null : asked;
  const ground = seenFor
    ? await groundOf(deps, tx, seenFor.id, row.courseId)
    : taught
      ? await bareGround(deps, tx, row.courseId)
      : await groundOf(deps, tx, principal.userId, row.courseId);
  const targets = await targetsOf(deps, tx, ground, row);
  return {
    ...headOf(named, targets, reader),
    ownTitle: row.title,
    classId: row.classId,
    learnerIds: taught ? row.onlyIds : null,
    ...{ seenFor, taught },
    way: wayView(ground, targets, row.wishIds),
  };
}

function ownerOf({ row, learnerName }: store.NamedPath) {
  return row.learnerId === null ? null : { id: row.learnerId, name: learnerName ?? '' };
}

async function learnerOf(tx: Tx, row: store.PathRow, learnerId: string | undefined, taught: boolean) {
  if (learnerId === undefined || row.classId === null) return null;
  const learner = taught
    ? (await store.learnersOf(tx, [row.classId])).find((each) => each.learnerId === learnerId && isOn(row, learnerId))
    : undefined;
  if (!learner) throw fail('learner_not_found', 'There is no such learner on this path.');
  return { id: learner.learnerId, name: learner.name };
}

/** How far each learner of a class's path is, by name: two queries for the whole class. @throws path_not_found, path_not_yours. */
export async function classOn(
  deps: PathsDeps,
  tx: Tx,
  principal: Principal,
  id: string,
): Promise<{ items: LearnerOnPath[] }> {
  const { row, reader } = await found(tx, principal, id);
  if (row.classId === null) return { items: [] };
  if (!mayChange(row, reader)) throw fail('path_not_yours', 'Only the teachers of the class see how far it is.');
  const ground = await courseGround(deps, tx, row.courseId);
  const targetIds = idsOf(await targetsOf(deps, tx, ground, row));
  const learners = (await store.learnersOf(tx, [row.classId])).filter(({ learnerId }) => isOn(row, learnerId));
  const masteries = await store.masteriesOf(tx, row.courseId, [row.classId]);
  const last = await store.lastAnswers(tx, row.courseId, row.classId);
  const stepCount = ground.ways.to(targetIds, () => false).steps.length;
  return {
    items: learners.map(({ learnerId, name }) => {
      const masteryOf = (concept: string) => masteries.get(learnerId)?.get(concept) ?? null;
      const isPassed = (concept: string) => (masteryOf(concept) ?? 0) >= ground.threshold(concept);
      const { steps } = ground.ways.to(targetIds, isPassed, row.wishIds);
      return {
        ...{ learnerId, name, stepCount },
        stepsLeft: steps.length,
        next: steps[0]?.name ?? null,
        time: ground.timeOf(steps.map((step) => ({ id: step.id, mastery: masteryOf(step.id) }))),
        lastActiveAt: last.get(learnerId) ?? null,
      };
    }),
  };
}
