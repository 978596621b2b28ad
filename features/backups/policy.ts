import type { PolicyTable } from '@/platform/http/policy';

export const backupsPolicies: PolicyTable = {
  'GET /backups': 'officer',
  'POST /backups': 'admin',
};
