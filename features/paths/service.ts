import type { WantedPort } from '@/features/pathways/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { ChangePath, CreatePath, LearnerOnPath, Path, PathList, WayView } from './contract';
import { fail, type PathsDeps } from './service/deps';
import { bareGround, groundOf, targetsOf } from './service/ground';
import { listPaths } from './service/list';
import { classOn, lookAt } from './service/look';
import { wayView } from './service/show';
import { wantedOf } from './service/wanted';
import { changePath, createPath } from './service/write';

export type PathsService = ReturnType<typeof createPaths>;

/** Paths to chosen concepts: a learner's own goals, and what teachers set. */
export function createPaths(deps: PathsDeps) {
  const wanted: WantedPort<Tx> = {
    wantedOf: (tx, learnerId, courseId) => wantedOf(deps, tx, learnerId, courseId),
  };
  const get = (tx: Tx, principal: Principal, of: { id: string; learnerId?: string | undefined }): Promise<Path> =>
    lookAt(deps, tx, principal, of);

  return {
    wanted,
    get,

    list: (tx: Tx, principal: Principal, courseId: string): Promise<PathList> =>
      listPaths(deps, tx, principal, courseId),

    /** @throws target_not_found, too_many_paths, class_not_found, learner_not_found. */
    async create(tx: Tx, principal: Principal, input: CreatePath & { courseId: string }): Promise<Path> {
      return get(tx, principal, { id: await createPath(deps, tx, principal, input) });
    },

    /** @throws path_not_found, path_not_yours, path_changed, target_not_found, learner_not_found, too_many_paths. */
    async change(tx: Tx, principal: Principal, input: ChangePath & { id: string }): Promise<Path> {
      await changePath(deps, tx, principal, input);
      return get(tx, principal, { id: input.id });
    },

    /** The way to concepts before anybody sets out: from where the caller stands, or from nothing known. @throws target_not_found. */
    async preview(
      tx: Tx,
      principal: Principal,
      { courseId, targetIds, fromNothing }: { courseId: string; targetIds: string[]; fromNothing: boolean },
    ): Promise<WayView> {
      const ground = fromNothing
        ? await bareGround(deps, tx, courseId)
        : await groundOf(deps, tx, principal.userId, courseId);
      const named = targetIds.map((conceptId) => ({ conceptId, name: ground.ways.byId.get(conceptId)?.name ?? '' }));
      const targets = await targetsOf(deps, tx, ground, { targets: named });
      if (targets.some(({ concept }) => concept === null))
        throw fail('target_not_found', 'One of the concepts is no longer in this course. Choose again.');
      return wayView(ground, targets, []);
    },

    learners: (tx: Tx, principal: Principal, id: string): Promise<{ items: LearnerOnPath[] }> =>
      classOn(deps, tx, principal, id),
  };
}
