import type { PolicyTable } from '@/platform/http/policy';

export const lessonsPolicies: PolicyTable = {
  'GET /courses/{courseId}/lessons': 'course.see',
  'POST /courses/{courseId}/lessons': 'course.see',
  'GET /courses/{courseId}/lessons/{lessonId}': { may: 'course.see', whose: 'learner' },
  'POST /courses/{courseId}/lessons/{lessonId}/feedback': { may: 'course.see', whose: 'own' },
  'GET /me/reading': 'member',
  'PUT /me/reading': 'member',
};
