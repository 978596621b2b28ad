import type { PolicyTable } from '@/platform/http/policy';

export const languageModelPolicies: PolicyTable = {
  'GET /language-model': 'member',
  'GET /language-model/status': 'admin',
  'POST /language-model/test': 'admin',
};
