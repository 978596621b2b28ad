import type { PolicyTable } from '@/platform/http/policy';

export const experimentsPolicies: PolicyTable = {
  'GET /courses/{courseId}/experiments': 'course.edit',
  'POST /courses/{courseId}/experiments': 'course.edit',
  'GET /courses/{courseId}/experiment-choices': 'course.edit',
  'GET /courses/{courseId}/experiment-estimates': 'course.edit',
  'GET /courses/{courseId}/experiment-learners': 'course.edit',
  'PUT /courses/{courseId}/experiment-learners/{learnerId}': { may: 'course.edit', whose: 'taught' },
  'GET /courses/{courseId}/experiments/{experimentId}': 'course.edit',
  'DELETE /courses/{courseId}/experiments/{experimentId}': 'course.edit',
  'POST /courses/{courseId}/experiments/{experimentId}/start': 'course.edit',
  'POST /courses/{courseId}/experiments/{experimentId}/pause': 'course.edit',
  'POST /courses/{courseId}/experiments/{experimentId}/resume': 'course.edit',
  'POST /courses/{courseId}/experiments/{experimentId}/stop': 'course.edit',
  'PUT /courses/{courseId}/experiments/{experimentId}/default': 'course.edit',
  'DELETE /courses/{courseId}/experiments/{experimentId}/default': 'course.edit',
  'GET /me/comparisons': 'member',
  'PUT /me/comparisons': 'member',
};
