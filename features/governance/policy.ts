import type { PolicyTable } from '@/platform/http/policy';

export const governancePolicies: PolicyTable = {
  'GET /audit': 'admin',
  'GET /audit/export': 'admin',
  'GET /audit/head': 'admin',
  'GET /me/audit': 'member',
};
