import type { PolicyTable } from '@/platform/http/policy';

export const recommendationsPolicies: PolicyTable = {
  'GET /recommendations': 'member',
  'POST /recommendations/seen': 'member',
  'GET /recommendations/choice': 'member',
  'PUT /recommendations/choice': 'member',
  'POST /recommendation-offers/{offerId}': { may: 'member', whose: 'own' },
  'POST /courses/{courseId}/recommendation-offers': 'course.see',
  'POST /courses/{courseId}/lessons/{lessonId}/presence': { may: 'course.see', whose: 'own' },
  'GET /courses/{courseId}/recommendations': 'course.edit',
  'POST /courses/{courseId}/recommendations/decisions': 'course.edit',
  'GET /courses/{courseId}/recommendation-settings': 'course.edit',
  'PUT /courses/{courseId}/recommendation-settings': 'course.edit',
  'GET /courses/{courseId}/recommendation-vetoes': 'course.edit',
  'DELETE /courses/{courseId}/recommendation-vetoes/{vetoId}': 'course.edit',
  'GET /courses/{courseId}/recommendation-effects': 'course.edit',
  'GET /recommendation-runs': 'teacher',
  'POST /recommendation-runs': 'admin',
  'POST /recommendation-runs/{runId}/cancel': 'admin',
};
