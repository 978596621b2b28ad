import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDemo } from '@/demo/testing';
import { namedDearRoutes, rateRules, routeLimits } from './dear-routes';
import { policyTable } from './policy-table';
import { type RecordedRoute, recordRoutes } from './recorded-routes.testing';

const demo = testDemo();
let specs = new Map<string, RecordedRoute>();
beforeAll(() => {
  specs = recordRoutes(demo());
});

const limits = routeLimits(Object.keys(policyTable));
const isDear = (route: string) => !['change', 'read'].includes(limits[route] ?? 'read');
/** Files that lie ready and are sent as they are: pictures of a page, the original that a reader of PDF fetches in parts. */
const AS_THEY_LIE = ['GET /courses/{courseId}/assets/{rest}', 'GET /courses/{courseId}/sources/{sourceId}/original'];
/** Answers 202 to what only stops work. */
const STOPS_WORK = /\/(cancel|stop|end)$/;
/** Fields of a body by which somebody proves who they are. */
const SECRETS = ['password', 'current', 'code', 'token', 'passkey', 'joinCode'];

/** Signs by which a route is dear, told by what it says of itself. */
function signsOf(route: string, { takes, produces, status, stream, body }: RecordedRoute): string[] {
  const fields = body instanceof z.ZodObject ? Object.keys(body.shape) : [];
  return [
    ...(takes ? ['takes files'] : []),
    ...(produces && !AS_THEY_LIE.includes(route) ? [`makes ${produces}`] : []),
    ...(status === 202 && !STOPS_WORK.test(route) ? ['begins work'] : []),
    ...(stream ? ['streams what a model writes'] : []),
    ...fields.filter((name) => SECRETS.includes(name)).map((name) => `takes a ${name}`),
  ];
}

describe('limits of routes', () => {
  it('are on routes that exist', () => {
    expect(namedDearRoutes.filter((route) => !(route in policyTable))).toEqual([]);
  });

  it('hold every route, and hold the dear ones to less', () => {
    expect(Object.keys(policyTable).filter((route) => !((limits[route] ?? '') in rateRules))).toEqual([]);
    expect(limits).toMatchObject({
      'POST /courses/{courseId}/chat': 'model',
      'POST /courses/{courseId}/sources': 'upload',
      'POST /courses/{courseId}/retrieval/questions/import': 'upload',
      'POST /frameworks': 'upload',
      'POST /people/imports': 'upload',
      'POST /people/imports/{importId}/confirm': 'export',
      'POST /people/cards': 'export',
      'GET /classes/{classId}/report.pdf': 'export',
      'GET /audit/export': 'export',
      'POST /backups': 'export',
      'POST /learner-models/runs': 'export',
      'POST /recommendation-runs': 'export',
      'GET /search': 'search',
      'POST /join': 'guess',
      'POST /me/password': 'secret',
      'GET /me': 'read',
      'POST /presentations/{presentationId}/attempts': 'change',
    });
    for (const rule of Object.values(rateRules))
      expect(rule.account.perMinute).toBeLessThanOrEqual(rule.address.perMinute);
  });

  it('are on whatever takes files, makes them, begins work, wakes a model, or proves a secret', () => {
    const dear = [...specs].flatMap(([route, spec]): [string, string[]][] => {
      const signs = signsOf(route, spec);
      return signs.length > 0 ? [[route, signs]] : [];
    });
    expect(dear.length).toBeGreaterThan(40);
    expect(dear.filter(([route]) => !isDear(route))).toEqual([]);
  });

  it('let a class of forty begin a lesson, and everybody of a school read', () => {
    const { read, model, secret } = rateRules;
    expect(model.address.burst).toBeGreaterThanOrEqual(40);
    expect(secret.address.burst).toBeGreaterThanOrEqual(2 * 40);
    // A page of this product asks for some ten things.
    expect(read.account.perMinute / 10).toBeGreaterThanOrEqual(60);
  });
});
