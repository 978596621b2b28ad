import { createRandom } from '@/core/random/random';
import { consentPort } from '@/features/consent/port';
import type { SettledRisk } from '@/features/early-warning/contract';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import type { ActorRole, Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import type { FairnessJobsDeps } from './jobs';
import { fairnessPolicies } from './policy';
import { fairnessRoutes } from './routes';
import { createFairness } from './service';

/** For tests: the feature in a district with an administrator, an officer, a teacher and learners, with jobs that wait. */
export async function fairnessWorld(
  test: TestDatabase,
  tryWeights: FairnessJobsDeps['tryWeights'] = async () => null,
  risk?: FairnessJobsDeps['risk'],
) {
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const jobs = heldJobs();
  const applied: number[] = [];
  /** Guesses that are over, with when they were. */
  const settled: (SettledRisk & { at: Date })[] = [];
  const person = async (role: Principal['role'], name: string = role) => ({
    role,
    userId: await addPerson(test, role, name),
  });
  const [admin, dpo, teacher] = [await person('admin', 'Ada'), await person('dpo'), await person('teacher')];
  const service = createFairness({
    ...{ database: test.database, jobs, consent: consentPort, tryWeights, nightlyAt: null, now: () => clock.now },
    currentDistrict: async () => ({ id: test.districtId }),
    risk: risk ?? {
      settledWithin: async (_, { learnerIds, from, to }) =>
        settled.filter(({ learnerId, at }) => learnerIds.includes(learnerId) && at >= from && at < to),
    },
    applyModel: async (_, version) => void applied.push(version),
  });
  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: fairnessPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  fairnessRoutes(api, service);
  return {
    ...{ test, clock, jobs, applied, settled, admin, dpo, teacher, person, service },
    as: <T>({ userId, role }: { userId: string | null; role: ActorRole }, work: (tx: Tx) => Promise<T>) =>
      test.database.transaction({ districtId: test.districtId, userId, role }, work),
    async call(who: { userId: string; role: Principal['role'] }, method: string, path: string, body?: object) {
      caller = { ...who, districtId: test.districtId, name: who.role, email: 'a@example.org', via: 'token' };
      const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
      const response = await api.hono.request(path, init);
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
  };
}

export type FairnessWorld = Awaited<ReturnType<typeof fairnessWorld>>;

/** Answers without help in the log, as mastery writes them; the chance of a right one is what was expected, less what `short` says. */
export async function answerFor(
  { owner, districtId, newId }: TestDatabase,
  learnerId: string,
  { answers, short, seed, at }: { answers: number; short: number; seed: number; at: Date },
): Promise<void> {
  const random = createRandom(seed);
  const [courseId, conceptId] = [newId(), newId()];
  const parameters = { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: 0.2 };
  const payloads = Array.from({ length: answers }, () => {
    const before = 0.05 + 0.9 * random.uniform();
    const correct = random.chance(before * 0.9 + (1 - before) * 0.2 - short);
    return {
      ...{ model: 'bkt-1', attemptId: newId(), itemId: newId(), conceptId, correct, evidence: 'unaided' },
      ...{ hintsUsed: 0, chanceOfGuessing: null, parameters, modelVersion: 0, before, after: before },
    };
  });
  await owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at)
     select $1, $2, $3, 'attempt.recorded', p, $5 from unnest($4::jsonb[]) as t(p)`,
    [districtId, learnerId, courseId, payloads.map((payload) => JSON.stringify(payload)), at],
  );
}
