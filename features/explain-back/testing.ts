import { randomUUID } from 'node:crypto';
import type { TeachingConcept } from '@/features/concepts/contract';
import { consentPort } from '@/features/consent/port';
import type { OutputRecord } from '@/features/language-models/contract';
import type { CourseChunk } from '@/features/library/contract';
import { createMastery } from '@/features/mastery/service';
import type { TestDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { parseDocument } from '@/platform/markdown/parse';
import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import { explainBackPolicies } from './policy';
import { explainBackRoutes } from './routes';
import { createExplainBack } from './service';

/** For tests: what a course says of two concepts that are easily confused. */
export const SOURCE = `# Lockout

Lockout is the placing of a lock on an energy-isolating device so that the device cannot be operated until the lock is removed.
Lockout matters because a tag only warns people, but a lock really prevents the machine from being started.
In a lockout each worker uses a personal lock with a single key, and the key stays in that worker's pocket.

# Tagout

Tagout is the fixing of a warning tag to an energy-isolating device to show that it must not be operated.
`;
/** Says all of it in other words. */
export const GOOD =
  'You put a padlock on the switch that isolates the energy, so that nobody can operate the device before the lock is taken off. ' +
  'Every worker has a personal lock with only one key and keeps that key in a pocket. ' +
  'It matters because a tag would only warn people, while the lock stops them from starting the machine.';
export const PART = 'Every worker has a personal lock with only one key and keeps that key in a pocket all day.';
export const WRONG =
  'Lockout is putting a lock on an energy-isolating device so the device can be operated until it is removed.';

export function principalOf(test: TestDatabase, userId: string, role: Principal['role']): Principal {
  return { districtId: test.districtId, userId, role, name: `The ${role}`, email: `${role}@example.org`, via: 'token' };
}

/** The feature with real mastery, on two concepts of one course; the script says what models there are. */
export function explainBackApp(
  test: TestDatabase,
  course: { conceptIds: [string, string]; chunkId: string; sourceId: string },
) {
  const state: {
    now: Date;
    script: readonly ScriptedTurn[] | ((job: ModelJob) => ScriptedTurn);
    /** The concepts are gone from the map. */
    gone: boolean;
    /** Called while a model works. */
    meanwhile: () => Promise<void>;
  } = { now: new Date('2026-03-02T12:00:00Z'), script: [], gone: false, meanwhile: async () => {} };
  const now = () => state.now;
  const mastery = createMastery({ now });
  const records: OutputRecord[] = [];
  const errors: unknown[] = [];
  let serving = scriptedServing([]);
  const callers = new Map<string, Principal>();
  const concepts = conceptsOf(course);
  const service = createExplainBack({
    consent: consentPort,
    concepts: { teachingConcepts: async () => (state.gone ? [] : concepts) },
    mastery,
    serving: {
      ...serving,
      available: (purpose) => serving.available(purpose),
      promptBudget: (...input) => serving.promptBudget(...input),
      countTokens: (...input) => serving.countTokens(...input),
      async object(...input) {
        await state.meanwhile();
        return serving.object(...input);
      },
    },
    outputs: {
      async record(_tx, output) {
        records.push(output);
        return randomUUID();
      },
      recordCalls: async () => {},
    },
    now,
  });
  const api = createApi({
    database: test.database,
    policies: explainBackPolicies,
    authenticate: async (request) => callers.get(request.headers.get('x-caller') ?? '') ?? null,
    report: (error) => errors.push(error),
  });
  explainBackRoutes(api, service);
  return {
    state,
    mastery,
    records,
    errors,
    jobs: () => serving.jobs,
    /** Models from here on. */
    script(script: readonly ScriptedTurn[] | ((job: ModelJob) => ScriptedTurn)) {
      serving = scriptedServing(script);
    },
    /** Posts and reads the answer as server-sent events. */
    async stream(as: Principal, path: string, body: object, signal?: AbortSignal) {
      callers.set(as.userId, as);
      const headers = { 'x-caller': as.userId, accept: 'text/event-stream' };
      const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) };
      return (await api.hono.request(path, init)).text();
    },
    async call(as: Principal, path: string, body?: object, method = body ? 'POST' : 'GET') {
      callers.set(as.userId, as);
      const init = { method, headers: { 'x-caller': as.userId }, ...(body ? { body: JSON.stringify(body) } : {}) };
      const response = await api.hono.request(path, init);
      const text = await response.text();
      return { status: response.status, json: text === '' ? null : JSON.parse(text) };
    },
  };
}

function conceptsOf({ conceptIds, chunkId, sourceId }: Parameters<typeof explainBackApp>[1]): TeachingConcept[] {
  const chunks = parseDocument(SOURCE, 'locks.md').passages.map(
    (passage, i): CourseChunk => ({
      ...passage,
      id: i === 0 ? chunkId : `${chunkId.slice(0, -2)}0${i}`,
      sourceId,
      sourceTitle: 'Locks',
      sourcePath: 'locks.md',
      place: null,
      sourcePosition: 0,
    }),
  );
  return ['Lockout', 'Tagout'].map((name, i) => {
    const own = chunks.filter(({ headingPath }) => headingPath.at(-1) === name);
    const definition = /^.*?\.(?=\s|$)/.exec(own[0]?.text ?? '')?.[0] ?? '';
    return {
      id: conceptIds[i] ?? '',
      name,
      aliases: [],
      definition: { text: definition, chunkId: own[0]?.id ?? '' },
      position: i,
      hidden: false,
      chunks: own,
      prerequisiteIds: i === 1 ? [conceptIds[0]] : [],
      dependentIds: i === 0 ? [conceptIds[1]] : [],
    };
  });
}
