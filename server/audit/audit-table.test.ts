import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDemo } from '@/demo/testing';
import { auditRecordKinds } from '@/features/governance/contract';
import { isOwned } from '@/features/governance/store-owners';
import { createApi } from '@/platform/http/api';
import type { AuditedRoute } from '@/platform/http/audit';
import { policyTable } from '../policy-table';
import { type RecordedRoute, recordRoutes } from '../recorded-routes.testing';
import { auditTable } from './table';

let specs = new Map<string, RecordedRoute>();
const demo = testDemo();

beforeAll(() => {
  specs = recordRoutes(demo());
});

const audited = Object.entries(auditTable).flatMap(([route, declared]): [string, AuditedRoute][] =>
  'none' in declared ? [] : [[route, declared]],
);
const placesOf = ({ whose, id, why, of }: AuditedRoute): string[] =>
  [typeof whose === 'object' ? whose.ownersOf : whose, id, why, of].filter((each) => each !== undefined);

const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

/** Whether a way of names is there in a JSON schema, through all lists and alternatives on it. */
function leadsTo(schema: unknown, way: readonly string[]): boolean {
  const { properties, items, anyOf, allOf } = node.parse(schema ?? {});
  if (way.length === 0) return true;
  const [name = '', ...rest] = way;
  if (properties && name in properties) return leadsTo(properties[name], rest);
  return [items, ...(anyOf ?? []), ...(allOf ?? [])].some((each) => each !== undefined && leadsTo(each, way));
}
const jsonOf = (schema: z.ZodType | undefined) =>
  schema ? z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output', reused: 'inline' }) : {};

describe('what the audit trail keeps of each route', () => {
  it('is said of every route, and of nothing else', () => {
    expect(specs.size).toBeGreaterThan(200);
    expect([...specs.keys()].filter((route) => !(route in auditTable))).toEqual([]);
    expect(Object.keys(auditTable).sort()).toEqual(Object.keys(policyTable).sort());
  });

  it('stops the start where a route doesn’t say it', () => {
    const { database } = demo().test;
    const port = { append: async () => {}, later: () => {}, now: async () => {}, ownersOf: async () => [] };
    const api = createApi({
      ...{ database, policies: { 'GET /new': 'member' }, authenticate: async () => null, report: () => {} },
      audit: { table: {}, port, addressHeader: 'x' },
    });
    expect(() => api.route({ method: 'get', path: '/new', tag: 't', summary: 's' }, async () => {})).toThrow(
      'what the audit trail keeps of it',
    );
  });

  it('names places that the route has', () => {
    const missing = audited.flatMap(([route, declared]) =>
      placesOf(declared)
        .filter((place) => place !== 'caller' && place !== 'district')
        .filter((place) => {
          const [part, ...way] = place.split('.');
          const spec = specs.get(route);
          const from = { params: spec?.params, query: spec?.query, body: spec?.body, result: spec?.response };
          return !Object.entries(from).some(([name, schema]) => name === part && leadsTo(jsonOf(schema), way));
        })
        .map((place) => `${route}: ${place}`),
    );
    expect(missing).toEqual([]);
  });

  it('asks routes that answer by themselves for nothing that only the others have', () => {
    for (const [route, declared] of audited)
      if (specs.get(route)?.raw) expect(placesOf(declared).join(' '), route).not.toMatch(/result\.|body\.|ownersOf/);
  });

  it('is something for every answer that tells of people', () => {
    const tells = /"(learnerId|learnerName|learnerIds|email|birthDate)":\{/;
    const untold = [...specs]
      .filter(([, spec]) => tells.test(JSON.stringify(jsonOf(spec.response))))
      .filter(([route]) => {
        const declared = auditTable[route];
        return declared !== undefined && 'none' in declared && declared.none !== 'own';
      })
      .map(([route]) => route);
    // The accounts of the demo school: nobody is behind them.
    expect(untold.sort()).toEqual(['GET /demo', 'POST /setup/demo']);
  });

  it('speaks of kinds of record that are known', () => {
    for (const [route, { record, whose }] of audited) {
      expect(auditRecordKinds, route).toContain(record);
      if (typeof whose === 'object') expect(isOwned(record), route).toBe(true);
    }
  });
});
