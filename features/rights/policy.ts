import type { PolicyTable } from '@/platform/http/policy';

export const rightsPolicies: PolicyTable = {
  'GET /learners/{learnerId}/deletions': 'learner.record',
  'POST /learners/{learnerId}/deletions': 'learner.speak',
  'GET /deletions': 'officer',
  'GET /deletions/settings': 'officer',
  'PUT /deletions/settings': 'admin',
  'GET /deletions/{requestId}': 'officer',
  'POST /deletions/{requestId}/confirm': 'admin',
  'POST /deletions/{requestId}/refuse': 'admin',
  'POST /deletions/{requestId}/cancel': 'member',
};
