import type { PolicyTable } from '@/platform/http/policy';

export const reportsPolicies: PolicyTable = {
  'GET /classes/{classId}/report': 'class.teach',
  'GET /classes/{classId}/report/learners': 'class.teach',
  'GET /classes/{classId}/report.pdf': 'class.teach',
  'GET /classes/{classId}/report/figures.csv': 'class.teach',
  'GET /classes/{classId}/report/daily.csv': 'class.teach',
  'GET /classes/{classId}/report/learners.csv': 'class.teach',
  'GET /reports': 'teacher',
  'POST /reports': 'teacher',
  'POST /reports/{overviewId}/cancel': { may: 'teacher', whose: 'own' },
};
