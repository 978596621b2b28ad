import type { PolicyTable } from '@/platform/http/policy';

export const earlyWarningPolicies: PolicyTable = {
  'GET /courses/{courseId}/warnings': 'course.see',
  'GET /me/warnings': 'member',
  'GET /followed-learners/{learnerId}/warnings': 'learner.follow',
  'POST /courses/{courseId}/warnings/{learnerId}': { may: 'course.see', whose: 'taught' },
};
