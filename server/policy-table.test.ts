import { describe, expect, it } from 'vitest';
import { policies } from '@/platform/http/policy';
import { policyTable } from './policy-table';

describe('policy table', () => {
  it('names a known policy for every route', () => {
    for (const [route, policy] of Object.entries(policyTable)) {
      expect(route).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \/[\w/{}.-]*$/);
      expect(policies).toContain(policy);
    }
  });

  it('guards every route below a course by a course policy', () => {
    for (const [route, policy] of Object.entries(policyTable)) {
      if (route.includes('{courseId}')) expect(policy, route).toMatch(/^course\./);
    }
  });
});
