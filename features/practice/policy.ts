import type { PolicyTable } from '@/platform/http/policy';

export const practicePolicies: PolicyTable = {
  'GET /courses/{courseId}/items': 'course.edit',
  'POST /courses/{courseId}/items': 'course.edit',
  'GET /courses/{courseId}/items/{itemId}': 'course.edit',
  'PATCH /courses/{courseId}/items/{itemId}': 'course.edit',
  'DELETE /courses/{courseId}/items/{itemId}/reports': 'course.edit',
  'POST /presentations/{presentationId}/reports': { may: 'member', whose: 'own' },
  'POST /courses/{courseId}/items/reviews': 'course.edit',
  'GET /courses/{courseId}/practice-settings': 'course.edit',
  'PUT /courses/{courseId}/practice-settings': 'course.edit',
  'GET /courses/{courseId}/proposals': 'course.edit',
  'POST /courses/{courseId}/proposals': 'course.edit',
  'POST /courses/{courseId}/presentations': 'course.see',
  'GET /presentations/{presentationId}': { may: 'member', whose: 'own' },
  'POST /presentations/{presentationId}/hints': { may: 'member', whose: 'own' },
  'POST /presentations/{presentationId}/attempts': { may: 'member', whose: 'own' },
  'POST /presentations/{presentationId}/fit': { may: 'member', whose: 'own' },
  'POST /presentations/{presentationId}/answer': { may: 'member', whose: 'own' },
  'POST /attempts/{attemptId}/explanation': { may: 'member', whose: 'own' },
  'GET /courses/{courseId}/attempts': 'course.see',
};
