import type { PolicyTable } from '@/platform/http/policy';

export const importPolicies: PolicyTable = {
  'POST /people/imports': 'people',
  'GET /people/imports': 'people',
  'GET /people/imports/{importId}': 'people',
  'GET /people/imports/{importId}/rows': 'people',
  'GET /people/imports/{importId}/report': 'people',
  'POST /people/imports/{importId}/confirm': 'people',
  'POST /people/imports/{importId}/cancel': 'people',
};
