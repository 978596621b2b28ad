import type { PolicyTable } from '@/platform/http/policy';

export const libraryPolicies: PolicyTable = {
  'GET /courses': 'member',
  'POST /courses': 'teacher',
  'POST /courses/sample': 'teacher',
  'GET /courses/{courseId}': 'course.see',
  'PATCH /courses/{courseId}': 'course.edit',
  'DELETE /courses/{courseId}': 'course.edit',
  'GET /courses/{courseId}/sources': 'course.see',
  'POST /courses/{courseId}/sources': 'course.edit',
  'GET /courses/{courseId}/sources/{sourceId}': 'course.see',
  'DELETE /courses/{courseId}/sources/{sourceId}': 'course.edit',
  'GET /courses/{courseId}/assets/{rest}': 'course.see',
  'GET /courses/{courseId}/chunks/{chunkId}': 'course.see',
  'GET /courses/{courseId}/ingestions': 'course.edit',
  'GET /courses/{courseId}/ingestions/{ingestionId}': 'course.edit',
  'POST /courses/{courseId}/ingestions/{ingestionId}/cancel': 'course.edit',
  'POST /courses/{courseId}/ingestions/{ingestionId}/retry': 'course.edit',
  'GET /search': 'member',
};
