import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { type AskCorrection, type Correction, rightsErrors } from '../contract';
import * as store from '../store-corrections';

const fail = errorsOf(rightsErrors);

/** Asking that something be put right, and deciding on it with a reason that the asker reads. */
export function createCorrections({ now }: { now(): Date }) {
  async function show(tx: Tx, id: string): Promise<Correction> {
    const [found] = await store.namedCorrections(tx, store.byId(id), 1);
    if (!found) throw fail('request_not_found', 'There is no such request.');
    return found;
  }

  return {
    /** @throws place_not_found */
    async ask(tx: Tx, principal: Principal, learnerId: string, asked: AskCorrection): Promise<Correction> {
      const row = { learnerId, askedBy: principal.userId, createdAt: now(), ...asked };
      // A guardian sees no course: what is there of their ward is looked up by the system, and only whether it is.
      const there =
        principal.role === 'guardian'
          ? () => asSystem(tx, () => store.placeExists(tx, row))
          : () => store.placeExists(tx, row);
      if (!(await there())) throw fail('place_not_found', 'There is no such course, topic or answer.');
      return show(tx, await store.insertCorrection(tx, row));
    },

    /** What was asked for a learner, the latest first. */
    ofLearner: (tx: Tx, learnerId: string): Promise<Correction[]> =>
      store.namedCorrections(tx, store.ofLearner(learnerId), 50),

    async list(tx: Tx, query: PageQuery & { open: boolean }): Promise<Page<Correction>> {
      const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
      const rows = await store.namedCorrections(tx, store.inList(query.open, after), query.limit + 1);
      return toPage(
        rows,
        query.limit,
        ({ createdAt, id }) => [createdAt, id],
        (row) => row,
      );
    },

    /** Of a course, of the learners whom the caller teaches in it (or the caller's own), those that wait first. */
    ofCourse: (tx: Tx, courseId: string): Promise<Correction[]> =>
      store.namedCorrections(tx, store.ofCourse(courseId), 50),

    /**
     * By an officer, or by a teacher of the learner's class where it is about a course. Where it is put right and somebody has overruled a judgement for
     * it since, the answer names that.
     * @param courseId where a teacher decides: the course of the path.
     * @throws request_not_found, already_decided
     */
    async decide(
      tx: Tx,
      principal: Principal,
      id: string,
      { accepted, reason, courseId }: { accepted: boolean; reason: string; courseId?: string },
    ): Promise<Correction> {
      const asked = await show(tx, id);
      const elsewhere = courseId !== undefined && asked.courseId !== courseId;
      // A teacher may also learn: nobody decides on what they asked for themself.
      if (elsewhere || (courseId !== undefined && asked.learnerId === principal.userId))
        throw fail('request_not_found', 'There is no such request.');
      const overruled = accepted ? await asSystem(tx, () => store.overruledSince(tx, asked)) : null;
      const change = { state: accepted ? 'accepted' : 'refused', reason, ...overruled } as const;
      if (!(await store.endCorrection(tx, id, { ...change, decidedBy: principal.userId, decidedAt: now() })))
        throw fail('already_decided', 'This request has been decided already.');
      return show(tx, id);
    },

    /** Whoever asked takes it back. @throws request_not_found, already_decided */
    async withdraw(tx: Tx, learnerId: string, id: string): Promise<Correction> {
      if ((await show(tx, id)).learnerId !== learnerId) throw fail('request_not_found', 'There is no such request.');
      if (!(await store.endCorrection(tx, id, { state: 'withdrawn', decidedAt: now() })))
        throw fail('already_decided', 'This request has been decided already, or somebody else has made it.');
      return show(tx, id);
    },
  };
}
