import type { PolicyTable } from '@/platform/http/policy';

export const demoPolicies: PolicyTable = {
  'POST /setup/demo': 'public',
  'GET /demo': 'admin',
  'POST /demo': 'admin',
  'POST /demo/cancel': 'admin',
  'DELETE /demo': 'admin',
};
