import type { PolicyTable } from '@/platform/http/policy';

export const followingPolicies: PolicyTable = {
  'GET /followed-learners': 'follow',
  'GET /followed-learners/{learnerId}': 'learner.follow',
};
