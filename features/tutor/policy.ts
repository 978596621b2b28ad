import type { PolicyTable } from '@/platform/http/policy';

export const tutorPolicies: PolicyTable = {
  'GET /courses/{courseId}/chat': 'course.see',
  'POST /courses/{courseId}/chat': 'course.see',
  'GET /courses/{courseId}/chats': 'course.see',
  'GET /courses/{courseId}/chats/{threadId}': { may: 'course.see', whose: 'own' },
  'DELETE /courses/{courseId}/chats/{threadId}': { may: 'course.see', whose: 'own' },
  'POST /courses/{courseId}/chats/{threadId}/restore': { may: 'course.see', whose: 'own' },
  'POST /courses/{courseId}/chats/{threadId}/messages/{messageId}/report': { may: 'course.see', whose: 'own' },
  'GET /courses/{courseId}/chat-reports': 'course.edit',
  'DELETE /courses/{courseId}/chat-reports/{reportId}': 'course.edit',
};
