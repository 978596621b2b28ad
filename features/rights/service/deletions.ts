import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { holdsOn } from '@/platform/database/legal-hold';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { type Deletion, type DeletionSettings, type DeletionState, rightsErrors } from '../contract';
import { deletionRequests } from '../schema';
import * as store from '../store-deletions';

const fail = errorsOf(rightsErrors);
const DAY_MS = 86_400_000;

export interface DeletionsDeps {
  now(): Date;
  /** Sets the work going, for what is due at once; the look of each minute finds it too. */
  begin(districtId: string): Promise<void>;
}

/** Asking that somebody be deleted, and deciding on it; the work itself is `erase.ts`. */
export function createDeletions({ now, begin }: DeletionsDeps) {
  async function show(tx: Tx, id: string): Promise<Deletion> {
    const [found] = await store.namedDeletions(tx, eq(deletionRequests.id, id), 1);
    if (!found) throw fail('request_not_found', 'There is no such request.');
    return shown(found);
  }

  /**
   * The request in one of the states in which this may be done.
   * @param learnerId whose it must be, where the path says so. @throws request_not_found, already_decided, too_late
   */
  async function openIn(
    tx: Tx,
    id: string,
    states: readonly DeletionState[],
    learnerId?: string,
  ): Promise<store.DeletionRow> {
    const row = await store.lockDeletion(tx, id);
    if (!row || (learnerId !== undefined && row.learnerId !== learnerId))
      throw fail('request_not_found', 'There is no such request.');
    if (row.state === 'erasing' || row.state === 'reworking' || row.state === 'done')
      throw fail('too_late', 'The deletion has begun. What is gone can’t be brought back.');
    if (!states.includes(row.state)) throw fail('already_decided', 'This request has been decided already.');
    return row;
  }

  return {
    /** Asks that a learner or guardian be deleted. @throws learner_not_found, not_deletable, already_asked */
    async ask(tx: Tx, principal: Principal, learnerId: string, why: string): Promise<Deletion> {
      const person = await store.personToDelete(tx, learnerId);
      if (!person) throw fail('learner_not_found', 'There is no such learner.');
      if (person.role !== 'learner' && person.role !== 'guardian')
        throw fail(
          'not_deletable',
          'Accounts of staff hold other people’s work. They can be switched off, not deleted.',
        );
      const id = await store.insertDeletion(tx, {
        ...{ learnerId, why, askedBy: principal.userId, askedAt: now() },
        askedAs: principal.userId === learnerId ? 'learner' : principal.role === 'guardian' ? 'guardian' : 'admin',
      });
      if (!id) throw fail('already_asked', 'Their deletion has been asked for already.');
      return show(tx, id);
    },

    /** What was asked for a learner, the latest first. */
    async ofLearner(tx: Tx, learnerId: string): Promise<Deletion[]> {
      return (await store.namedDeletions(tx, eq(deletionRequests.learnerId, learnerId), 20)).map(shown);
    },

    async list(tx: Tx, query: PageQuery & { open: boolean }): Promise<Page<Deletion>> {
      const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
      const states = query.open
        ? inArray(deletionRequests.state, [...store.OPEN_STATES])
        : inArray(deletionRequests.state, ['done', 'cancelled', 'refused']);
      const rows = await store.namedDeletions(tx, and(states, store.olderThan(after)), query.limit + 1);
      return toPage(rows, query.limit, ({ row }) => [row.askedAt.toISOString(), row.id], shown);
    },

    show,

    /** Has it done once the days in which it can be taken back are over. @throws legal_hold and what `openIn` throws. */
    async confirm(tx: Tx, principal: Principal, id: string): Promise<Deletion> {
      const row = await openIn(tx, id, ['asked']);
      const { coolingOffDays } = await store.deletionSettingsOf(tx);
      const dueAt = new Date(now().getTime() + coolingOffDays * DAY_MS);
      const held = (await holdsOn(tx, row.learnerId)).length > 0;
      await store.changeDeletion(tx, id, {
        ...{ state: 'confirmed', decidedBy: principal.userId, decidedAt: now(), dueAt },
        heldAt: held ? now() : null,
      });
      if (coolingOffDays === 0 && !held) await begin(principal.districtId);
      return show(tx, id);
    },

    async refuse(tx: Tx, principal: Principal, id: string, reason: string): Promise<Deletion> {
      await openIn(tx, id, ['asked', 'confirmed']);
      const decided = { decidedBy: principal.userId, decidedAt: now() };
      await store.changeDeletion(tx, id, { state: 'refused', reason, ...decided });
      return show(tx, id);
    },

    /** Takes a request back: whoever asked, the learner, an administrator; until the deletion begins. */
    async cancel(tx: Tx, principal: Principal, learnerId: string, id: string): Promise<Deletion> {
      await openIn(tx, id, ['asked', 'confirmed'], learnerId);
      await store.changeDeletion(tx, id, { state: 'cancelled', cancelledBy: principal.userId });
      return show(tx, id);
    },

    settings: store.deletionSettingsOf,
    async setSettings(tx: Tx, principal: Principal, settings: DeletionSettings): Promise<DeletionSettings> {
      await store.putDeletionSettings(tx, settings, principal.userId, now());
      return settings;
    },
  };
}

export function shown({ row, ...names }: store.NamedDeletion): Deletion {
  const { id, learnerId, askedAs, why, state, reason, reworks, certificate } = row;
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    ...{ id, learnerId, ...names, askedAs, why, state, reason, reworks, certificate },
    ...{ askedAt: row.askedAt.toISOString(), decidedAt: at(row.decidedAt), dueAt: at(row.dueAt) },
    ...{ heldAt: at(row.heldAt), erasedAt: at(row.erasedAt), doneAt: at(row.doneAt) },
  };
}
