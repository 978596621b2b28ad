import type { PolicyTable } from '@/platform/http/policy';

export const resourcesPolicies: PolicyTable = {
  'GET /courses/{courseId}/concepts/{conceptId}/resources': 'course.see',
};
