import { describe, expect, it } from 'vitest';
import { dearRoutes, namedDearRoutes } from './dear-routes';
import { policyTable } from './policy-table';

describe('limits on dear routes', () => {
  it('are on routes that exist', () => {
    expect(namedDearRoutes.filter((route) => !(route in policyTable))).toEqual([]);
  });

  it('are on everything that takes files in, hands files out, searches, or may wake a model', () => {
    const dear = dearRoutes(Object.keys(policyTable));
    expect(dear).toMatchObject({
      'POST /courses/{courseId}/chat': 'model',
      'POST /courses/{courseId}/sources': 'upload',
      'POST /courses/{courseId}/retrieval/questions/import': 'upload',
      'GET /classes/{classId}/report.pdf': 'export',
      'GET /audit/export': 'export',
      'POST /backups': 'export',
      'POST /learner-models/runs': 'export',
      'GET /search': 'search',
      'POST /join': 'guess',
    });
    for (const cheap of ['GET /me', 'GET /courses', 'POST /presentations/{presentationId}/attempts'])
      expect(dear).not.toHaveProperty([cheap]);
  });
});
