import type { PolicyTable } from '@/platform/http/policy';

export const explainBackPolicies: PolicyTable = {
  'POST /courses/{courseId}/concepts/{conceptId}/explanations': 'course.see',
  'GET /courses/{courseId}/explanations': 'course.see',
  'GET /explanations/{explanationId}': 'member',
  'PUT /explanations/{explanationId}/draft': 'member',
  'POST /explanations/{explanationId}/turns': 'member',
  'POST /explanations/{explanationId}/finish': 'member',
  'POST /explanations/{explanationId}/override': 'teacher',
};
