import type { PolicyTable } from '@/platform/http/policy';

export const assessmentPolicies: PolicyTable = {
  'GET /privacy-assessment': 'officer',
  'GET /privacy-assessment/pdf': 'officer',
  'PUT /privacy-assessment/fields/{field}': 'officer',
  'GET /privacy-assessment/versions': 'officer',
  'POST /privacy-assessment/versions': 'officer',
  'GET /privacy-assessment/versions/{number}': 'officer',
};
