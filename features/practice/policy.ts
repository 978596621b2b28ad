import type { PolicyTable } from '@/platform/http/policy';

export const practicePolicies: PolicyTable = {
  'GET /courses/{courseId}/items': 'course.edit',
  'POST /courses/{courseId}/items': 'course.edit',
  'GET /courses/{courseId}/items/{itemId}': 'course.edit',
  'PATCH /courses/{courseId}/items/{itemId}': 'course.edit',
  'DELETE /courses/{courseId}/items/{itemId}/reports': 'course.edit',
  'POST /presentations/{presentationId}/reports': 'member',
  'POST /courses/{courseId}/items/reviews': 'course.edit',
  'GET /courses/{courseId}/practice-settings': 'course.edit',
  'PUT /courses/{courseId}/practice-settings': 'course.edit',
  'GET /courses/{courseId}/proposals': 'course.edit',
  'POST /courses/{courseId}/proposals': 'course.edit',
  'POST /courses/{courseId}/presentations': 'course.see',
  'GET /presentations/{presentationId}': 'member',
  'POST /presentations/{presentationId}/hints': 'member',
  'POST /presentations/{presentationId}/attempts': 'member',
  'POST /presentations/{presentationId}/fit': 'member',
  'POST /presentations/{presentationId}/answer': 'member',
  'POST /attempts/{attemptId}/explanation': 'member',
  'GET /courses/{courseId}/attempts': 'course.see',
};
