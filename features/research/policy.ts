import type { PolicyTable } from '@/platform/http/policy';

export const researchPolicies: PolicyTable = {
  'GET /research/settings': 'officer',
  'GET /research/courses': 'officer',
  'PUT /research/settings': 'officer',
  'GET /research/budgets': 'officer',
  'PUT /research/budgets/{dataSet}': 'officer',
  'POST /research/exports/preview': 'officer',
  'POST /research/exports': 'officer',
  'GET /research/exports': 'officer',
  'GET /research/exports/{exportId}': 'officer',
  'POST /research/exports/{exportId}/cancel': 'officer',
  'DELETE /research/exports/{exportId}': 'officer',
  'GET /research/exports/{exportId}/file': 'officer',
  'POST /research/aggregates': 'officer',
  'GET /research/aggregates': 'officer',
};
