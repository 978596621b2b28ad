import type { PolicyTable } from '@/platform/http/policy';

export const updatesPolicies: PolicyTable = {
  'GET /courses/{courseId}/updates': 'course.edit',
  'GET /courses/{courseId}/updates/{ingestionId}': 'course.edit',
  'GET /courses/{courseId}/updates/{ingestionId}/learners': 'course.edit',
};
