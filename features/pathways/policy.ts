import type { PolicyTable } from '@/platform/http/policy';

export const pathwaysPolicies: PolicyTable = {
  'GET /courses/{courseId}/next': 'course.see',
  'GET /courses/{courseId}/standings': 'course.see',
  'GET /courses/{courseId}/placement': 'course.see',
  'POST /courses/{courseId}/placement/next': 'course.see',
  'POST /courses/{courseId}/placement/end': 'course.see',
  'GET /courses/{courseId}/gates': 'course.edit',
  'PUT /courses/{courseId}/gates': 'course.edit',
  'GET /courses/{courseId}/gates/concepts': 'course.edit',
  'PUT /courses/{courseId}/gates/concepts/{conceptId}': 'course.edit',
  'GET /courses/{courseId}/class-view': 'course.see',
  'GET /courses/{courseId}/class-view/settings': 'course.edit',
  'PUT /courses/{courseId}/class-view/settings': 'course.edit',
  'GET /courses/{courseId}/plans': 'course.see',
  'POST /courses/{courseId}/plans/{planId}/close': { may: 'course.see', whose: 'taught' },
  'GET /home/streak': 'member',
  'GET /home': 'member',
};
