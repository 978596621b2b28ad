import type { PolicyTable } from '@/platform/http/policy';

export const modelCardPolicies: PolicyTable = { 'GET /model-cards': 'member' };
