import type { PolicyTable } from '@/platform/http/policy';

export const reviewsPolicies: PolicyTable = {
  'GET /reviews': 'member',
  'GET /reviews/days/{date}': 'member',
  'PUT /reviews/preferences': 'member',
  'POST /reviews/rounds': 'member',
  'GET /reviews/rounds/{roundId}': { may: 'member', whose: 'own' },
  'POST /reviews/rounds/{roundId}/next': { may: 'member', whose: 'own' },
  'POST /reviews/rounds/{roundId}/end': { may: 'member', whose: 'own' },
  'GET /courses/{courseId}/review-settings': 'course.edit',
  'PUT /courses/{courseId}/review-settings': 'course.edit',
};
