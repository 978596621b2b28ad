import type { PolicyTable } from '@/platform/http/policy';

/** Besides, the service lets only a class's own teachers and admins have its report. */
export const reportsPolicies: PolicyTable = {
  'GET /classes/{classId}/report': 'teacher',
  'GET /classes/{classId}/report/learners': 'teacher',
  'GET /classes/{classId}/report.pdf': 'teacher',
  'GET /classes/{classId}/report/figures.csv': 'teacher',
  'GET /classes/{classId}/report/daily.csv': 'teacher',
  'GET /classes/{classId}/report/learners.csv': 'teacher',
  'GET /reports': 'teacher',
  'POST /reports': 'teacher',
  'POST /reports/{overviewId}/cancel': 'teacher',
};
