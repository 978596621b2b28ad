import { describe, expect, it } from 'vitest';
import { owners, policies, ruleOf } from '@/platform/http/policy';
import { policyTable } from './policy-table';

describe('policy table', () => {
  it('names a known policy for every route', () => {
    for (const [route, entry] of Object.entries(policyTable)) {
      const { may, whose } = ruleOf(entry);
      expect(route).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \/[\w/{}.-]*$/);
      expect(policies).toContain(may);
      expect([null, ...owners]).toContain(whose);
    }
  });

  it('guards every route below a course or a class by it', () => {
    for (const [route, entry] of Object.entries(policyTable)) {
      const { may } = ruleOf(entry);
      if (route.includes('{courseId}')) expect(may, route).toMatch(/^course\./);
      if (route.includes('{classId}')) expect(may, route).toMatch(/^class\.(teach|manage)$/);
    }
  });
});
