import type { PolicyTable } from '@/platform/http/policy';

export const researchPolicies: PolicyTable = {
  'GET /research/settings': 'admin',
  'PUT /research/settings': 'admin',
  'GET /research/budgets': 'admin',
  'PUT /research/budgets/{dataSet}': 'admin',
  'POST /research/exports/preview': 'admin',
  'POST /research/exports': 'admin',
  'GET /research/exports': 'admin',
  'GET /research/exports/{exportId}': 'admin',
  'POST /research/exports/{exportId}/cancel': 'admin',
  'DELETE /research/exports/{exportId}': 'admin',
  'GET /research/exports/{exportId}/file': 'admin',
  'POST /research/aggregates': 'admin',
  'GET /research/aggregates': 'admin',
};
