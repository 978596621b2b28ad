import type { PolicyTable } from '@/platform/http/policy';

export const consentPolicies: PolicyTable = {
  'GET /me/choices': 'member',
  'PUT /me/choices/{purpose}': 'member',
  'POST /me/choices/seen': 'member',
  'GET /me/choices/notice': 'member',
  'GET /consent': 'officer',
  'PUT /consent/settings': 'admin',
  'POST /consent/texts': 'admin',
  'GET /consent/learners': 'officer',
  'GET /consent/learners/{learnerId}': 'officer',
  'PUT /consent/learners/{learnerId}/birth-date': 'admin',
  'POST /consent/learners/{learnerId}/decisions': 'admin',
  'GET /followed-learners/{learnerId}/choices': 'learner.guard',
  'PUT /followed-learners/{learnerId}/choices/{purpose}': 'learner.guard',
};
