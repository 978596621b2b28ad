import type { PolicyTable } from '@/platform/http/policy';

export const approachesPolicies: PolicyTable = {
  'GET /courses/{courseId}/approaches': 'course.edit',
  'PUT /courses/{courseId}/approaches': 'course.edit',
};
