import type { PolicyTable } from '@/platform/http/policy';

export const identityPolicies: PolicyTable = {
  'GET /installation': 'public',
  'POST /setup': 'public',
  'POST /join': 'public',
  'GET /me': 'member',
  'GET /people': 'people',
  'POST /people': 'people',
  'GET /classes': 'member',
  'POST /classes': 'class.make',
  'POST /classes/join': 'member',
  'GET /classes/{classId}/members': 'class.teach',
};
