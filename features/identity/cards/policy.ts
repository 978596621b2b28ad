import type { PolicyTable } from '@/platform/http/policy';

export const cardPolicies: PolicyTable = {
  'POST /people/cards': 'people',
  'POST /classes/{classId}/cards': 'class.manage',
  'POST /first-sign-in': 'public',
};
