import { addPerson, type TestDatabase } from '@/platform/database/testing';
import type { ActorRole, Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { PRODUCT_VERSIONS, type Purpose } from './contract';
import { consentPolicies } from './policy';
import { consentRoutes } from './routes';
import { createConsent } from './service';

export interface Caller {
  userId: string;
  role: Principal['role'];
}

/** Consent in a district with an administrator, a teacher and learners, a clock that tests turn, and a note of what changed. */
export async function consentWorld(test: TestDatabase) {
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const person = async (role: Principal['role'], name: string = role): Promise<Caller> => ({
    userId: await addPerson(test, role, name),
    role,
  });
  const [admin, teacher, learner] = [await person('admin', 'Ada'), await person('teacher'), await person('learner')];
  const service = createConsent({ now: () => clock.now });
  const changes: string[] = [];
  service.whenChanged(async (_, { purpose, learnerId }) => void changes.push(`${purpose} ${learnerId ?? 'all'}`));
  const as = <T>({ userId, role }: { userId: string | null; role: ActorRole }, work: (tx: Tx) => Promise<T>) =>
    test.database.transaction({ districtId: test.districtId, userId, role }, work);
  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: consentPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  consentRoutes(api, service);
  const world = {
    ...{ test, clock, admin, teacher, learner, person, service, changes, as },
    /** Calls the API as somebody; the status, and the answer as it was read. */
    async call(who: Caller | null, method: string, path: string, body?: object) {
      caller = who && { ...who, districtId: test.districtId, name: who.role, email: 'a@example.org', via: 'token' };
      const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
      const response = await api.hono.request(path, init);
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    born: (who: Caller, birthDate: string) =>
      as(admin, (tx) => service.setBirthDate(tx, who.userId, admin.userId, birthDate)),
    say: (who: Caller, purpose: Purpose, allowed: boolean) =>
      as(who, (tx) => service.ownWord.say(tx, who.userId, purpose, allowed)),
    guardian: (who: Caller, purpose: Purpose, allowed: boolean, version = PRODUCT_VERSIONS[purpose]) =>
      as(admin, (tx) =>
        service.recordGuardian(tx, who.userId, admin.userId, { purpose, allowed, version, note: 'On paper' }),
      ),
    publish: (purpose: Purpose, needsDecision: boolean) =>
      as(admin, (tx) => service.publish(tx, admin.userId, { purpose, words: null, needsDecision })),
    allows: (who: Caller, purpose: Purpose, by: { userId: string | null; role: ActorRole } = who) =>
      as(by, (tx) => service.port.allows(tx, who.userId, purpose)),
  };
  return world;
}

export type ConsentWorld = Awaited<ReturnType<typeof consentWorld>>;

/** A no of somebody's, as if they had said it just now. */
export async function refuse({ owner, districtId }: TestDatabase, learnerId: string, purpose: Purpose): Promise<void> {
  await owner.query(
    `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
     values ($1, gen_random_uuid(), $2, $3, false, 1, $2, 'learner', now())`,
    [districtId, learnerId, purpose],
  );
}
