import type { PolicyTable } from '@/platform/http/policy';

export const pathwaysPolicies: PolicyTable = {
  'GET /courses/{courseId}/next': 'course.see',
  'GET /home': 'member',
};
