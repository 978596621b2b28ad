import type { PolicyTable } from '@/platform/http/policy';

/** Whose path may be read and changed is for row-level security and the service to say. */
export const pathsPolicies: PolicyTable = {
  'GET /courses/{courseId}/paths': 'course.see',
  'POST /courses/{courseId}/paths': 'course.see',
  'POST /courses/{courseId}/paths/preview': 'course.see',
  'GET /paths/{pathId}': 'member',
  'PATCH /paths/{pathId}': 'member',
  'GET /paths/{pathId}/learners': 'teacher',
};
