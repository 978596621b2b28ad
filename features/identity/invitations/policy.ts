import type { PolicyTable } from '@/platform/http/policy';

export const invitationPolicies: PolicyTable = {
  'GET /invitations': 'people',
  'POST /invitations': 'people',
  'POST /invitations/{invitationId}/revoke': 'people',
  'GET /classes/{classId}/invitations': 'class.manage',
  'POST /classes/{classId}/invitations': 'class.manage',
  'POST /classes/{classId}/invitations/{invitationId}/revoke': 'class.manage',
  'GET /classes/{classId}/join-code': 'class.manage',
  'PUT /classes/{classId}/join-code': 'class.manage',
  'POST /invitations/open': 'public',
  'POST /invitations/accept': 'public',
  'POST /invitations/join': 'member',
};
