import type { PolicyTable } from '@/platform/http/policy';

export const rightsPolicies: PolicyTable = {
  'GET /learners/{learnerId}/record': 'learner.record',
  'GET /learners/{learnerId}/record/tables/{table}': 'learner.record',
  'GET /learners/{learnerId}/record/copies': 'learner.speak',
  'POST /learners/{learnerId}/record/copies': 'learner.speak',
  'GET /learners/{learnerId}/record/copies/{exportId}': 'learner.speak',
  'GET /learners/{learnerId}/record/copies/{exportId}/file': 'learner.speak',
  'GET /learners/{learnerId}/corrections': 'learner.record',
  'POST /learners/{learnerId}/corrections': 'learner.speak',
  'GET /corrections': 'officer',
  'POST /corrections/{requestId}/decision': 'officer',
  'POST /learners/{learnerId}/corrections/{requestId}/withdraw': 'learner.speak',
  'GET /learners/{learnerId}/deletions': 'learner.record',
  'POST /learners/{learnerId}/deletions': 'learner.speak',
  'GET /deletions': 'officer',
  'GET /deletions/settings': 'officer',
  'PUT /deletions/settings': 'admin',
  'GET /deletions/{requestId}': 'officer',
  'POST /deletions/{requestId}/confirm': 'admin',
  'POST /deletions/{requestId}/refuse': 'admin',
  'POST /learners/{learnerId}/deletions/{requestId}/cancel': 'learner.speak',
};
