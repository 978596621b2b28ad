import type { PolicyTable } from '@/platform/http/policy';

export const conceptsPolicies: PolicyTable = {
  'GET /courses/{courseId}/concepts': 'course.see',
  'POST /courses/{courseId}/concepts': 'course.edit',
  'GET /courses/{courseId}/concepts/{conceptId}': 'course.see',
  'GET /courses/{courseId}/concepts/{conceptId}/passages': 'course.see',
  'PATCH /courses/{courseId}/concepts/{conceptId}': 'course.edit',
  'DELETE /courses/{courseId}/concepts/{conceptId}': 'course.edit',
  'POST /courses/{courseId}/concepts/{conceptId}/merge': 'course.edit',
  'POST /courses/{courseId}/concepts/{conceptId}/split': 'course.edit',
  'GET /courses/{courseId}/map': 'course.see',
  'GET /courses/{courseId}/prerequisites': 'course.see',
  'POST /courses/{courseId}/prerequisites': 'course.edit',
  'DELETE /courses/{courseId}/prerequisites/{prerequisiteId}/{conceptId}': 'course.edit',
};
