import type { PolicyTable } from '@/platform/http/policy';

export const explainBackPolicies: PolicyTable = {
  'POST /courses/{courseId}/concepts/{conceptId}/explanations': 'course.see',
  'GET /courses/{courseId}/explanations': 'course.see',
  'GET /explanations/{explanationId}': { may: 'member', whose: 'learner' },
  'PUT /explanations/{explanationId}/draft': { may: 'member', whose: 'own' },
  'POST /explanations/{explanationId}/turns': { may: 'member', whose: 'own' },
  'POST /explanations/{explanationId}/finish': { may: 'member', whose: 'own' },
  'POST /explanations/{explanationId}/override': { may: 'teacher', whose: 'taught' },
};
