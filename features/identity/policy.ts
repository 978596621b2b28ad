import type { PolicyTable } from '@/platform/http/policy';

export const identityPolicies: PolicyTable = {
  'GET /installation': 'public',
  'POST /setup': 'public',
  'POST /join': 'public',
  'GET /me': 'member',
  'GET /people': 'admin',
  'POST /people': 'admin',
  'GET /classes': 'member',
  'POST /classes': 'teacher',
  'POST /classes/join': 'member',
  'GET /classes/{classId}/members': 'class.teach',
};
