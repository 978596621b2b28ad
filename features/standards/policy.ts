import type { PolicyTable } from '@/platform/http/policy';

export const standardsPolicies: PolicyTable = {
  'GET /frameworks': 'teacher',
  'POST /frameworks': 'teacher',
  'GET /frameworks/{frameworkId}': 'teacher',
  'DELETE /frameworks/{frameworkId}': 'admin',
  'GET /frameworks/{frameworkId}/imports': 'teacher',
  'GET /frameworks/{frameworkId}/standards': 'teacher',
  'GET /standards': 'teacher',
  'GET /standards/{standardId}': 'teacher',
  'GET /courses/{courseId}/frameworks': 'course.edit',
  'PUT /courses/{courseId}/frameworks/{frameworkId}': 'course.edit',
  'DELETE /courses/{courseId}/frameworks/{frameworkId}': 'course.edit',
  'POST /courses/{courseId}/frameworks/{frameworkId}/proposals': 'course.edit',
  'GET /courses/{courseId}/frameworks/{frameworkId}/coverage': 'course.edit',
  'GET /courses/{courseId}/frameworks/{frameworkId}/table': 'course.edit',
  'GET /courses/{courseId}/standard-tags': 'course.edit',
  'POST /courses/{courseId}/standard-tags': 'course.edit',
  'POST /courses/{courseId}/standard-tags/decisions': 'course.edit',
  'DELETE /courses/{courseId}/standard-tags/{key}': 'course.edit',
  'GET /courses/{courseId}/labels': 'course.edit',
  'PUT /courses/{courseId}/labels': 'course.edit',
};
