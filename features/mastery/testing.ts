import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import type { EvidenceInput } from './contract';
import { masteryPolicies } from './policy';
import { masteryRoutes } from './routes';
import { createMastery } from './service';

export function principalOf(test: TestDatabase, userId: string, role: Principal['role']): Principal {
  return { districtId: test.districtId, userId, role, name: role, email: `${role}@example.org`, via: 'token' };
}

/** Evidence of one attempt, with what a test does not care about filled in. */
export function evidenceOf(
  on: { learnerId: string; courseId: string; conceptId: string },
  rest: Partial<EvidenceInput> = {},
): EvidenceInput {
  return {
    ...on,
    attemptId: randomUUID(),
    itemId: randomUUID(),
    correct: true,
    kind: 'unaided',
    chanceOfGuessing: 0.25,
    hintsUsed: 0,
    at: new Date('2026-03-02T10:00:00Z'),
    ...rest,
  };
}

/** The routes of this feature alone; `as` says who calls. */
export function masteryApi(test: TestDatabase, now = () => new Date('2026-03-02T12:00:00Z')) {
  const service = createMastery({ now });
  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: masteryPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  masteryRoutes(api, service);
  return {
    service,
    async request(as: Principal | null, path: string, init?: RequestInit) {
      caller = as;
      return api.hono.request(path, init);
    },
  };
}
