import type { PolicyTable } from '@/platform/http/policy';

export const fairnessPolicies: PolicyTable = {
  'GET /fairness': 'officer',
  'GET /fairness/alerts': 'officer',
  'PUT /fairness/settings': 'admin',
  'POST /fairness/attributes': 'admin',
  'POST /fairness/runs': 'admin',
  'GET /fairness/runs/{runId}': 'officer',
  'POST /fairness/runs/{runId}/cancel': 'admin',
  'POST /fairness/decisions': 'admin',
  'POST /fairness/answers': 'admin',
};
