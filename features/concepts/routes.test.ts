import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { type ConceptMap, conceptMapSchema, conceptSchema } from './contract';
import { mapComparisonSchema, mapEditSchema, mapNewsSchema, mapVersionSchema } from './history/contract';
import { type MapAtWork, mapAtWork } from './history/history.testing';
import { conceptsPolicies } from './policy';
import { conceptsRoutes } from './routes';

const test = testDatabase();
let at: MapAtWork;
let stranger = '';
let call: (who: string, method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;

beforeAll(async () => {
  at = await mapAtWork(test());
  stranger = await addPerson(test(), 'teacher');
  const learner = await addPerson(test(), 'learner');
  const api = createApi({
    database: test().database,
    policies: conceptsPolicies,
    authenticate: async (request): Promise<Principal | null> => {
      const userId = request.headers.get('x-person');
      if (!userId) return null;
      const role = userId === learner ? 'learner' : userId === stranger ? 'teacher' : 'admin';
      return { districtId: test().districtId, userId, role, name: 'P', email: 'p@example.org', via: 'token' };
    },
    report: (error) => {
      throw error;
    },
  });
  conceptsRoutes(api, at.service);
  call = async (who, method, path, body) => {
    const response = await api.hono.request(`/courses/${at.courseId}${path}`, {
      method,
      headers: { 'x-person': who === 'learner' ? learner : who, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
});

const map = async (): Promise<ConceptMap> => conceptMapSchema.parse((await call(at.ada, 'GET', '/map')).body);

describe('the map over HTTP', () => {
  it('comes with its revision, what is accepted, and where each concept is taught', async () => {
    const { revision, concepts } = await map();
    expect(revision).toBeGreaterThan(0);
    expect(concepts[0]).toMatchObject({
      accepted: false,
      importance: 0.5,
      place: { title: 'Energy', heading: 'Hazard' },
    });
  });

  it('is changed by those who may only', async () => {
    const id = await at.id('Hazard');
    const version = randomUUID();
    const writes: [string, string, unknown?][] = [
      ['PATCH', `/concepts/${id}`, { name: 'X' }],
      ['PUT', `/concepts/${id}/passages`, { chunkIds: [id], role: 'teaches' }],
      ['POST', '/map/undo', {}],
      ['POST', '/map/redo', {}],
      ['POST', '/map/decisions', {}],
      ['POST', '/map/suggestions/runs'],
      ['POST', '/map/versions', { name: 'X' }],
      ['POST', `/map/versions/${version}/restore`],
      ['DELETE', `/map/versions/${version}`],
      ['GET', '/map/news?since=0'],
      ['GET', '/map/suggestions'],
      ['GET', '/map/history'],
      ['GET', '/map/versions'],
      ['GET', '/map/comparison?from=now&to=now'],
    ];
    for (const [method, path, body] of writes) {
      for (const who of ['learner', stranger])
        expect([path, (await call(who, method, path, body)).status]).toEqual([path, 403]);
      expect([path, (await call('', method, path, body)).status]).toEqual([path, 401]);
    }
  });

  it('answers 409 with who changed the same thing, and takes the edit with the newest revision', async () => {
    const { revision } = await map();
    const id = await at.id('Hazard');
    const rename = (who: string, name: string, seen: number) =>
      call(who, 'PATCH', `/concepts/${id}?expectedRevision=${seen}`, { name });
    expect(conceptSchema.parse((await rename(at.ada, 'Danger', revision)).body).name).toBe('Danger');
    expect(await rename(at.ben, 'Peril', revision)).toMatchObject({
      status: 409,
      body: { code: 'map_changed', detail: 'Ada Park changed the same thing in the meantime.' },
    });
    expect((await rename(at.ben, 'Peril', (await map()).revision)).status).toBe(200);
    const { edits, others, undo } = mapNewsSchema.parse(
      (await call(at.ada, 'GET', `/map/news?since=${revision}`)).body,
    );
    expect(edits.map((edit) => edit.words.other)).toEqual(['Peril']);
    expect([others, undo?.kind]).toEqual([[], 'concept.rename']);
    expect(await call(at.ada, 'POST', '/map/undo', {})).toMatchObject({ status: 409, body: { code: 'undo_blocked' } });
    expect((await call(at.ben, 'POST', '/map/undo', {})).status).toBe(200);
    expect((await call(at.ada, 'POST', '/map/undo', {})).status).toBe(200);
    expect((await map()).concepts.find((concept) => concept.id === id)?.name).toBe('Hazard');
  });

  it('says that no model is there to propose anything', async () => {
    const none = { available: false, run: null, items: [], nextCursor: null };
    expect(await call(at.ada, 'GET', '/map/suggestions')).toEqual({ status: 200, body: none });
    expect(await call(at.ada, 'POST', '/map/suggestions/runs')).toMatchObject({
      status: 409,
      body: { code: 'no_model' },
    });
  });

  it('refuses what it cannot read', async () => {
    const id = await at.id('Hazard');
    for (const [method, path, body] of [
      ['PATCH', `/concepts/${id}?expectedRevision=-1`, { name: 'X' }],
      ['PATCH', `/concepts/${id}`, { definition: { text: '', chunkId: id } }],
      ['PUT', `/concepts/${id}/passages`, { chunkIds: [], role: 'teaches' }],
      ['POST', '/map/decisions', { accept: { edges: [{ prerequisiteId: 'x' }] } }],
      ['POST', '/map/versions', { name: ' ' }],
      ['GET', '/map/comparison?from=then&to=now', undefined],
      ['GET', '/map/news', undefined],
    ] as const)
      expect([path, (await call(at.ada, method, path, body)).status]).toEqual([path, 400]);
  });

  it('keeps, compares, restores and forgets a version', async () => {
    const kept = mapVersionSchema.parse((await call(at.ada, 'POST', '/map/versions', { name: 'Before' })).body);
    expect(kept).toMatchObject({ name: 'Before', conceptCount: 6, edgeCount: 5, by: { name: 'Ada Park', me: true } });
    await call(at.ada, 'POST', '/concepts', { name: 'Group lockout' });
    const comparison = async () =>
      mapComparisonSchema.parse((await call(at.ben, 'GET', `/map/comparison?from=${kept.id}&to=now`)).body);
    expect((await comparison()).concepts.added).toMatchObject([{ name: 'Group lockout' }]);
    expect((await call(at.ben, 'POST', `/map/versions/${kept.id}/restore`)).status).toBe(204);
    expect((await comparison()).concepts.added).toEqual([]);
    expect(await call(at.ben, 'GET', '/map/versions')).toMatchObject({
      body: { items: [{ id: kept.id, by: { me: false } }] },
    });
    const history = (await call(at.ben, 'GET', '/map/history?limit=1')).body;
    expect(history).toMatchObject({ items: [{ kind: 'version.restore', words: { name: 'Before' } }] });
    expect((await call(at.ben, 'DELETE', `/map/versions/${kept.id}`)).status).toBe(204);
    expect((await call(at.ben, 'DELETE', `/map/versions/${kept.id}`)).status).toBe(404);
    expect(mapEditSchema.shape.kind.options).toContain('version.restore');
  });
});
