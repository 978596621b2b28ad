import type { PolicyTable } from '@/platform/http/policy';

export const masteryPolicies: PolicyTable = {
  'GET /courses/{courseId}/progress': 'course.see',
  'GET /courses/{courseId}/concepts/{conceptId}/evidence': 'course.see',
  'GET /courses/{courseId}/concepts/{conceptId}/parameters': 'course.edit',
  'PUT /courses/{courseId}/concepts/{conceptId}/parameters': 'course.edit',
  'DELETE /courses/{courseId}/concepts/{conceptId}/parameters': 'course.edit',
  'GET /learner-models': 'admin',
  'POST /learner-models/runs': 'admin',
  'GET /learner-models/runs/{runId}': 'admin',
  'POST /learner-models/runs/{runId}/cancel': 'admin',
  'POST /learner-models/{version}/activate': 'admin',
};
