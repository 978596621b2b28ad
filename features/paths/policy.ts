import type { PolicyTable } from '@/platform/http/policy';

/** Whose path may be read and changed is for row-level security and the service to say. */
export const pathsPolicies: PolicyTable = {
  'GET /courses/{courseId}/paths': 'course.see',
  'POST /courses/{courseId}/paths': 'course.see',
  'POST /courses/{courseId}/paths/preview': 'course.see',
  'GET /paths/{pathId}': { may: 'member', whose: 'learner' },
  'PATCH /paths/{pathId}': { may: 'member', whose: 'own' },
  'GET /paths/{pathId}/learners': { may: 'teacher', whose: 'taught' },
};
