import { asSystem } from '@/platform/database/as-system';
import { schoolRoles } from '@/platform/database/roles';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { schoolsOf } from '../import/store-known';
import { newPasswordHash } from '../sign-in/new-password';
import { newToken, tokenHash } from '../sign-in/secret-words';
import { isEmailAddress, isUsername, normaliseUsername } from '../username';
import {
  type AcceptInvitation,
  type Invitation,
  type InviteToClass,
  invitationErrors,
  type JoinCode,
  type MadeInvitation,
  type MakeInvitation,
  type OpenedInvitation,
} from './contract';
import * as store from './store';

const fail = errorsOf(invitationErrors);
const SHOWN = 100;

export interface InvitationDeps {
  database: Database;
  currentDistrict(): Promise<{ id: string; name: string } | null>;
  now(): Date;
}

export type InvitationService = ReturnType<typeof createInvitations>;

/** Links by which people make their own account, in a role, a school and a class that were chosen for them. */
export function createInvitations({ database, currentDistrict, now }: InvitationDeps) {
  async function shown(tx: Tx, rows: readonly store.InvitationRow[]): Promise<Invitation[]> {
    const uses = await store.usesOf(
      tx,
      rows.map(({ invitation }) => invitation.id),
    );
    return rows.map((row) =>
      show(
        row,
        uses.filter(({ invitationId }) => invitationId === row.invitation.id),
        now(),
      ),
    );
  }

  async function add(
    tx: Tx,
    principal: Principal,
    { role, schoolId, classId, note, days, uses }: MakeInvitation,
  ): Promise<MadeInvitation> {
    const token = newToken();
    const id = await store.insertInvitation(tx, {
      ...{ tokenHash: tokenHash(token), role, schoolId: schoolId ?? null, classId: classId ?? null, note },
      ...{ createdBy: principal.userId, createdAt: now(), maxUses: uses },
      expiresAt: new Date(now().getTime() + days * 24 * 3600_000),
    });
    const row = await store.invitationById(tx, id);
    const [invitation] = await shown(tx, row ? [row] : []);
    if (!invitation) throw fail('invitation_not_found', 'There is no such invitation.');
    return { invitation, path: `/invitation#${token}` };
  }

  /** An invitation that still lets somebody in. @throws invitation_gone */
  async function openOne(tx: Tx, token: string): Promise<store.InvitationRow> {
    const row = await store.invitationByHash(tx, tokenHash(token));
    // Who may no longer sign in no longer invites either.
    const inviterGone = row === null || row.byName === null || row.byGone !== null;
    if (inviterGone || stateOf(row.invitation, now()) !== 'open')
      throw fail('invitation_gone', 'This invitation no longer counts. Ask whoever sent it for another one.');
    return row;
  }

  /** Uses an invitation up by one, for somebody. @throws invitation_gone when another was quicker. */
  async function use(tx: Tx, { invitation }: store.InvitationRow, userId: string): Promise<void> {
    const { id, classId, role, createdBy } = invitation;
    if (!(await store.noteUse(tx, id, userId, now()))) return;
    if (!(await store.takeUse(tx, id, now())))
      throw fail('invitation_gone', 'This invitation no longer counts. Ask whoever sent it for another one.');
    const schoolId =
      invitation.schoolId ?? (classId === null ? null : ((await store.classOf(tx, classId))?.schoolId ?? null));
    await store.place(tx, userId, {
      ...{ classId: role === 'learner' || role === 'teacher' ? classId : null, addedBy: createdBy },
      ...{ schoolId: role === 'guardian' ? null : schoolId, role: role === 'teacher' ? 'teacher' : 'learner' },
    });
  }

  async function district() {
    const found = await currentDistrict();
    if (!found) throw fail('invitation_gone', 'This Meno has not been set up yet.');
    return found;
  }

  return {
    list: async (tx: Tx, classId: string | null): Promise<Invitation[]> =>
      shown(tx, await store.listInvitations(tx, classId, SHOWN)),

    /** By administrators: a school's own gives roles of a school, into their schools. @throws invitation_refused, school_not_found, class_not_found */
    async make(tx: Tx, principal: Principal, input: MakeInvitation): Promise<MadeInvitation> {
      const own = principal.role === 'admin' ? null : await schoolsOf(tx, principal.userId);
      if (own !== null && !schoolRoles.some((role) => role === input.role))
        throw fail('invitation_refused', 'Only the district’s administrators invite people in this role.');
      const schoolId = input.schoolId ?? (own?.length === 1 ? own[0] : undefined);
      if (own !== null && schoolId === undefined && input.role !== 'guardian')
        throw fail('school_not_found', 'Say for which of your schools.');
      if (schoolId !== undefined && !(await store.isOpenSchool(tx, schoolId, own)))
        throw fail('school_not_found', 'There is no such school, or it isn’t yours.');
      const inClass = input.classId === undefined ? null : await store.classOf(tx, input.classId);
      if (input.classId !== undefined && !(inClass && (own === null || own.includes(inClass.schoolId ?? ''))))
        throw fail('class_not_found', 'There is no such class, or it isn’t yours.');
      if (inClass && input.role !== 'learner' && input.role !== 'teacher')
        throw fail('invitation_refused', 'Only learners and teachers are in classes.');
      return add(tx, principal, { ...input, ...(schoolId === undefined ? {} : { schoolId }) });
    },

    /** Learners into a class; the route has made sure that it is the caller's. */
    makeForClass: (tx: Tx, principal: Principal, classId: string, input: InviteToClass): Promise<MadeInvitation> =>
      add(tx, principal, { ...input, role: 'learner', classId }),

    /** @throws invitation_not_found also for one that isn't of this class */
    async revoke(tx: Tx, principal: Principal, id: string, classId: string | null): Promise<Invitation> {
      const row = await store.invitationById(tx, id);
      if (!row || (classId !== null && row.invitation.classId !== classId))
        throw fail('invitation_not_found', 'There is no such invitation.');
      await store.revoke(tx, id, { userId: principal.userId, now: now() });
      const after = await store.invitationById(tx, id);
      const [invitation] = await shown(tx, after ? [after] : []);
      if (!invitation) throw fail('invitation_not_found', 'There is no such invitation.');
      return invitation;
    },

    /** What a link is for, for whoever holds it. @throws invitation_gone */
    async open(token: string): Promise<OpenedInvitation> {
      const { id, name } = await district();
      const { invitation, schoolName, className } = await database.transaction(systemActor(id), (tx) =>
        openOne(tx, token),
      );
      const { role, expiresAt } = invitation;
      return { districtName: name, role, schoolName, className, expiresAt: expiresAt.toISOString() };
    },

    /** Makes the account of whoever was invited. @throws invitation_gone, email_taken, username_taken, email_needed, login_unusable */
    async accept(input: AcceptInvitation): Promise<void> {
      const { id: districtId, name: districtName } = await district();
      const { invitation } = await database.transaction(systemActor(districtId), (tx) => openOne(tx, input.token));
      const login = loginOf(input.login, invitation.role);
      // Only who holds an invitation that counts makes the server hash.
      const passwordHash = await newPasswordHash(input.password, [
        input.name,
        login.email,
        login.username,
        districtName,
      ]);
      await database.transaction(systemActor(districtId), async (tx) => {
        const row = await openOne(tx, input.token);
        const { name } = input;
        const made = await store.insertInvited(tx, { name, ...login, role: invitation.role, passwordHash });
        if (made === 'email_taken' || made === 'username_taken')
          throw fail(made, 'Somebody has an account with this already. If it is yours, sign in with it.');
        await use(tx, row, made);
      });
    },

    /** Puts somebody who has an account into the class of an invitation. @throws invitation_gone, invitation_refused */
    async join(principal: Principal, token: string): Promise<void> {
      await database.transaction(systemActor(principal.districtId), async (tx) => {
        const row = await openOne(tx, token);
        const { classId, role } = row.invitation;
        if (classId === null || role !== 'learner')
          throw fail('invitation_refused', 'This invitation makes a new account. Sign out before you use it.');
        await use(tx, row, principal.userId);
      });
    },

    /** The code of a class. @throws class_not_found */
    async joinCode(tx: Tx, classId: string): Promise<JoinCode> {
      const found = await store.classOf(tx, classId);
      if (!found) throw fail('class_not_found', 'There is no such class.');
      return { code: found.code, endsAt: found.endsAt?.toISOString() ?? null, off: found.off };
    },

    async changeJoinCode(
      tx: Tx,
      classId: string,
      { endsAt, off }: { endsAt?: string | null | undefined; off?: boolean | undefined },
    ): Promise<void> {
      // Who looks after a class looks after its code, also where the class as a whole is its school's to change.
      await asSystem(tx, () =>
        store.changeJoinCode(tx, classId, {
          ...(endsAt === undefined ? {} : { joinCodeEndsAt: endsAt === null ? null : new Date(endsAt) }),
          ...(off === undefined ? {} : { joinCodeOff: off }),
        }),
      );
    },
  };
}

type Kept = store.InvitationRow['invitation'];

function stateOf({ revokedAt, expiresAt, uses, maxUses }: Kept, now: Date): Invitation['state'] {
  if (revokedAt !== null) return 'revoked';
  if (uses >= maxUses) return 'used';
  return expiresAt <= now ? 'expired' : 'open';
}

function show(
  { invitation, schoolName, className, byName }: store.InvitationRow,
  uses: readonly { id: string; name: string; usedAt: Date }[],
  now: Date,
): Invitation {
  const { id, role, note, maxUses } = invitation;
  return {
    ...{ id, role, schoolName, className, note, byName, maxUses, uses: invitation.uses },
    ...{ createdAt: invitation.createdAt.toISOString(), expiresAt: invitation.expiresAt.toISOString() },
    state: stateOf(invitation, now),
    usedBy: uses.map((each) => ({ id: each.id, name: each.name, usedAt: each.usedAt.toISOString() })),
  };
}

/** What somebody will sign in with. @throws email_needed, login_unusable */
function loginOf(typed: string, role: Kept['role']): { email: string | null; username: string | null } {
  if (typed.includes('@')) {
    const email = typed.toLowerCase();
    if (!isEmailAddress(email)) throw fail('login_unusable', 'This is no e-mail address.');
    return { email, username: null };
  }
  if (role !== 'learner' && role !== 'guardian') throw fail('email_needed', 'Give an e-mail address.');
  const username = normaliseUsername(typed);
  if (!isUsername(username))
    throw fail('login_unusable', 'A user name has 3 to 40 letters and digits, with dots or hyphens between.');
  return { email: null, username };
}
