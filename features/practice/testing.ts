import type { OutputRecord, OutputsPort } from '@/features/language-models/contract';
import type { EvidenceFollower } from '@/features/mastery/contract';
import { createMastery } from '@/features/mastery/service';
import type { TestDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import type { GeneratedItem, ItemBody, ItemKey } from './contract';
import type { PracticeModels } from './models';
import { practicePolicies } from './policy';
import { practiceRoutes } from './routes';
import { createPractice } from './service';

export function principalOf(test: TestDatabase, userId: string, role: Principal['role']): Principal {
  return { districtId: test.districtId, userId, role, name: role, email: `${role}@example.org`, via: 'token' };
}

/** An item as the generator would make it: a choice of four, unless told otherwise. */
export function generatedItem(
  on: { conceptId: string; chunkId: string },
  fingerprint: string,
  rest: Partial<GeneratedItem> = {},
): GeneratedItem {
  const body: ItemBody = {
    kind: 'choice',
    prompt: `Which part carries the load? (${fingerprint})`,
    options: [
      { id: 'a', text: 'the *rolling elements*' },
      { id: 'b', text: 'the cage' },
      { id: 'c', text: 'the seal' },
      { id: 'd', text: 'the shield' },
    ],
  };
  const key: ItemKey = { kind: 'choice', optionId: 'a' };
  return {
    ...on,
    start: 0,
    end: 10,
    body,
    key,
    hints: ['Think of what moves.', 'It rolls.', 'The material says: rolling elements carry the load.'],
    worked: '**Rolling elements** carry the load.',
    explanations: { b: 'The cage keeps the others apart.' },
    difficulty: 0.3,
    fingerprint,
    ...rest,
  };
}

/** A record of models' outputs that keeps them for the test. */
export function keptOutputs(): OutputsPort<Tx> & { all: OutputRecord[]; calls: string[] } {
  const all: OutputRecord[] = [];
  const calls: string[] = [];
  return {
    all,
    calls,
    record: async (_tx, output) => `output ${all.push(output)}`,
    recordCalls: async (_tx, _place, noted) => {
      calls.push(...noted.map(({ served }) => served.prompt.name));
    },
  };
}

/** Practice with real mastery, on concepts that hold what `material` says at the moment; with models where some are given. */
export function practiceApp(
  test: TestDatabase,
  models: PracticeModels | null = null,
  follower: EvidenceFollower<Tx> | null = null,
) {
  const state: { caller: Principal | null; material: GeneratedItem[]; now: Date } = {
    caller: null,
    material: [],
    now: new Date('2026-03-02T12:00:00Z'),
  };
  const now = () => state.now;
  const mastery = createMastery({ now, follower });
  const chunk = (item: GeneratedItem) => ({
    id: item.chunkId,
    sourceId: chunkSources.get(item.chunkId) ?? item.chunkId,
  });
  const chunkSources = new Map<string, string>();
  const texts = new Map<string, string>();
  const practice = createPractice({
    mastery,
    models,
    nightly: { at: '02:30', currentDistrict: async () => ({ id: test.districtId }) },
    now,
    library: { urlResolver: async () => (path, url, kind) => `/at/${path}/${kind}/${url}` },
    concepts: {
      teachingConcepts: async () =>
        state.material.map((item) => ({
          id: item.conceptId,
          name: 'Rolling element',
          aliases: [],
          definition: null,
          position: 0,
          hidden: false,
          chunks: [
            {
              ...chunk(item),
              ordinal: 0,
              headingPath: [],
              anchor: '',
              start: 0,
              end: 10,
              text: texts.get(item.chunkId) ?? '',
              blocks: [],
              sourceTitle: 'Bearings',
              sourcePath: 'bearings.md',
              place: null,
              sourcePosition: 0,
            },
          ],
          prerequisiteIds: [],
          dependentIds: [],
        })),
    },
    generate: () => state.material,
  });
  const errors: unknown[] = [];
  const api = createApi({
    database: test.database,
    policies: practicePolicies,
    authenticate: async (request) => {
      const header = request.headers.get('x-caller');
      return header ? (callers.get(header) ?? null) : state.caller;
    },
    report: (error) => errors.push(error),
  });
  const callers = new Map<string, Principal>();
  practiceRoutes(api, practice);
  return {
    state,
    mastery,
    practice,
    errors,
    chunkSources,
    /** What the chunks say, by id. */
    texts,
    /** Calls the API as somebody; a body makes it a POST. */
    async call(as: Principal, path: string, body?: object, init: RequestInit = {}) {
      callers.set(as.userId, as);
      const headers = new Headers(init.headers);
      headers.set('x-caller', as.userId);
      const method = init.method ?? (body ? 'POST' : 'GET');
      const response = await api.hono.request(path, {
        ...init,
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, text: await response.text() };
    },
  };
}
