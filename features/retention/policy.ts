import type { PolicyTable } from '@/platform/http/policy';

export const retentionPolicies: PolicyTable = {
  'GET /retention': 'officer',
  'PUT /retention': 'officer',
  'POST /retention/template': 'officer',
  'POST /retention/clock': 'officer',
  'GET /retention/preview': 'officer',
  'GET /retention/preview/export': 'officer',
  'GET /retention/holds': 'officer',
  'POST /retention/holds': 'officer',
  'POST /retention/holds/{holdId}/lift': 'officer',
  'GET /retention/holds/targets': 'officer',
  'GET /retention/runs': 'officer',
  'POST /retention/runs': 'officer',
  'POST /retention/runs/{runId}/stop': 'officer',
  'GET /retention/certificates': 'officer',
  'GET /retention/certificates/{certificateId}': 'officer',
  'GET /retention/certificates/{certificateId}/pdf': 'officer',
};
