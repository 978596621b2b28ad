import type { PolicyTable } from '@/platform/http/policy';

export const earlyWarningPolicies: PolicyTable = {
  'GET /courses/{courseId}/warnings': 'course.see',
  'POST /courses/{courseId}/warnings/{learnerId}': { may: 'course.see', whose: 'taught' },
};
