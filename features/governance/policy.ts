import type { PolicyTable } from '@/platform/http/policy';

export const governancePolicies: PolicyTable = {
  'GET /audit': 'officer',
  'GET /audit/export': 'officer',
  'GET /audit/head': 'officer',
  'GET /me/audit': 'member',
};
