import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type Api, createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { createServing } from '@/platform/models/serving/serving';
import { sourceOf } from '@/platform/models/serving/timed-model.fixture';
import { languageModelPolicies } from './policy';
import { languageModelRoutes } from './routes';
import { createLanguageModels } from './service';

const test = testDatabase();
const people = new Map<string, Principal>();
let api: Api;

beforeAll(async () => {
  for (const role of ['learner', 'teacher', 'admin'] as const)
    people.set(role, {
      districtId: test().districtId,
      userId: await addPerson(test(), role),
      role,
      name: role,
      email: '',
      via: 'token',
    });
  api = createApi({
    database: test().database,
    policies: languageModelPolicies,
    authenticate: async (request) => people.get(request.headers.get('x-as') ?? '') ?? null,
    report: (error) => expect.unreachable(String(error)),
  });
  languageModelRoutes(
    api,
    createLanguageModels({
      database: test().database,
      serving: createServing({ models: sourceOf(), report: () => {} }),
      configured: () => ({ models: [], order: { tutor: [], judge: [], embeddings: [] }, problem: null }),
      now: () => new Date(),
    }),
  );
});

const ask = (as: string, path: string, method = 'GET') => api.hono.request(path, { method, headers: { 'x-as': as } });

describe('the routes of the language model', () => {
  it('tell everybody who is signed in whether a model writes, and nothing else', async () => {
    for (const role of people.keys()) {
      const response = await ask(role, '/language-model');
      expect([response.status, await response.json()]).toEqual([200, { tutor: false }]);
    }
    expect((await ask('', '/language-model')).status).toBe(401);
  });

  it('are otherwise for administrators', async () => {
    for (const role of ['learner', 'teacher']) {
      expect((await ask(role, '/language-model/status')).status).toBe(403);
      expect((await ask(role, '/language-model/test', 'POST')).status).toBe(403);
    }
    const status = await (await ask('admin', '/language-model/status')).json();
    expect(status).toMatchObject({ models: [], week: { outputs: 0, reasons: [] }, fileProblem: null });
    expect(await (await ask('admin', '/language-model/test', 'POST')).json()).toEqual({ probes: [] });
  });
});
