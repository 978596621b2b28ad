import type { AuditedRoute, AuditTable } from '@/platform/http/audit';

const read = (record: string, of: Omit<AuditedRoute, 'kind' | 'record'>): AuditedRoute => ({
  kind: 'read',
  record,
  ...of,
});
const change = (record: string, of: Omit<AuditedRoute, 'kind' | 'record'>): AuditedRoute => ({
  kind: 'change',
  record,
  ...of,
});
const download = (record: string, of: Omit<AuditedRoute, 'kind' | 'record'>): AuditedRoute => ({
  kind: 'export',
  record,
  ...of,
});

/** What routes read and change of the records of people. */
export const personalRoutes: AuditTable = {
  'POST /people/imports': read('people-list', { of: 'district' }),
  'GET /people/imports/{importId}/rows': read('people-list', { of: 'district', id: 'params.importId' }),
  'GET /people/imports/{importId}/report': download('people-list', { of: 'district', id: 'params.importId' }),
  'POST /people/imports/{importId}/confirm': change('people-list', { of: 'district', id: 'params.importId' }),
  'POST /people/imports/{importId}/cancel': change('people-list', { of: 'district', id: 'params.importId' }),
  'POST /people/cards': change('sign-in-card', { of: 'district' }),
  'POST /classes/{classId}/cards': change('sign-in-card', { of: 'params.classId' }),
  'GET /invitations': read('invitation', { whose: 'result.items.usedBy.id', of: 'district' }),
  'POST /invitations': change('invitation', { of: 'district', id: 'result.invitation.id' }),
  'POST /invitations/{invitationId}/revoke': change('invitation', { of: 'district', id: 'params.invitationId' }),
  'GET /classes/{classId}/invitations': read('invitation', {
    whose: 'result.items.usedBy.id',
    of: 'params.classId',
    id: 'params.classId',
  }),
  'POST /classes/{classId}/invitations': change('invitation', { of: 'params.classId', id: 'result.invitation.id' }),
  'POST /classes/{classId}/invitations/{invitationId}/revoke': change('invitation', {
    of: 'params.classId',
    id: 'params.invitationId',
  }),
  'PUT /classes/{classId}/join-code': change('class', { of: 'params.classId', id: 'params.classId' }),
  'POST /invitations/join': change('class-membership', { whose: 'caller' }),
  'GET /people': read('account', { whose: 'result.items.id', of: 'district' }),
  'POST /people': change('account', { whose: 'result.id', id: 'result.id' }),
  'PATCH /people/{personId}': change('account', { whose: 'params.personId', id: 'params.personId' }),
  'POST /people/{personId}/deactivate': change('account', { whose: 'params.personId', id: 'params.personId' }),
  'POST /people/{personId}/reactivate': change('account', { whose: 'params.personId', id: 'params.personId' }),
  'GET /people/{personId}/guardians': read('guardian', { whose: 'params.personId' }),
  'POST /people/{personId}/guardians': change('guardian', { whose: 'params.personId' }),
  'PUT /people/{personId}/guardians/{guardianId}': change('guardian', {
    whose: 'params.personId',
    id: 'params.guardianId',
  }),
  'DELETE /people/{personId}/guardians/{guardianId}': change('guardian', {
    whose: 'params.personId',
    id: 'params.guardianId',
  }),
  'POST /schools': change('school', { id: 'result.id', of: 'district' }),
  'PATCH /schools/{schoolId}': change('school', { id: 'params.schoolId', of: 'district' }),
  'POST /schools/{schoolId}/terms': change('school', { id: 'params.schoolId', of: 'district' }),
  'PATCH /schools/{schoolId}/terms/{termId}': change('school', { id: 'params.schoolId', of: 'district' }),
  'DELETE /schools/{schoolId}/terms/{termId}': change('school', { id: 'params.schoolId', of: 'district' }),
  'GET /classes/{classId}': read('class-membership', { whose: 'result.members.id', of: 'params.classId' }),
  'PATCH /classes/{classId}': change('class', { id: 'params.classId', of: 'params.classId' }),
  'POST /classes/{classId}/members': change('class-membership', { of: 'params.classId', id: 'params.classId' }),
  'DELETE /classes/{classId}/members/{memberId}': change('class-membership', {
    whose: 'params.memberId',
    of: 'params.classId',
    id: 'params.classId',
  }),
  'POST /classes/{classId}/join-code': change('class', { id: 'params.classId', of: 'params.classId' }),
  'POST /classes': change('class', { id: 'result.id', whose: 'caller' }),
  'POST /me/password': change('account', { whose: 'caller' }),
  'POST /me/second-factor': change('account', { whose: 'caller' }),
  'POST /me/second-factor/confirm': change('account', { whose: 'caller' }),
  'POST /me/second-factor/codes': change('account', { whose: 'caller' }),
  'POST /me/second-factor/end': change('account', { whose: 'caller' }),
  'POST /me/passkeys/begin': change('account', { whose: 'caller' }),
  'POST /me/passkeys': change('account', { whose: 'caller' }),
  'DELETE /me/passkeys/{passkeyId}': change('account', { whose: 'caller', id: 'params.passkeyId' }),
  'POST /me/sessions/end': change('account', { whose: 'caller' }),
  'DELETE /me/sessions/{sessionId}': change('account', { whose: 'caller', id: 'params.sessionId' }),
  'POST /people/{personId}/recovery-link': change('account', { whose: 'params.personId', id: 'params.personId' }),
  'POST /people/{personId}/second-factor/reset': change('account', {
    whose: 'params.personId',
    id: 'params.personId',
  }),
  'POST /classes/join': change('class-membership', { whose: 'caller', id: 'result.id' }),
  'GET /classes/{classId}/members': read('class-membership', {
    whose: 'result.items.id',
    of: 'params.classId',
    id: 'params.classId',
  }),

  'GET /courses/{courseId}/progress': read('progress', { whose: 'query.learnerId', id: 'params.courseId' }),
  'GET /courses/{courseId}/concepts/{conceptId}/evidence': read('evidence', {
    whose: 'query.learnerId',
    id: 'params.conceptId',
  }),
  'GET /courses/{courseId}/attempts': read('answers', { whose: 'result.items.learnerId', id: 'params.courseId' }),
  'GET /courses/{courseId}/lessons/{lessonId}': read('lesson', {
    whose: { ownersOf: 'params.lessonId' },
    id: 'params.lessonId',
  }),
  'GET /courses/{courseId}/plans': read('plan', { whose: 'result.items.learnerId', id: 'params.courseId' }),
  'POST /courses/{courseId}/plans/{planId}/close': change('plan', {
    whose: { ownersOf: 'params.planId' },
    id: 'params.planId',
  }),
  'GET /courses/{courseId}/explanations': read('explanation', {
    whose: 'result.items.learnerId',
    id: 'params.courseId',
  }),
  'GET /explanations/{explanationId}': read('explanation', { whose: 'result.learnerId', id: 'params.explanationId' }),
  'POST /explanations/{explanationId}/override': change('explanation', {
    whose: 'result.learnerId',
    id: 'params.explanationId',
  }),
  'GET /courses/{courseId}/recommendations': read('recommendation', {
    whose: 'result.items.learnerId',
    id: 'params.courseId',
  }),
  'POST /courses/{courseId}/recommendations/decisions': change('recommendation', {
    whose: { ownersOf: 'body.ids' },
    of: 'params.courseId',
  }),
  'GET /courses/{courseId}/updates/{ingestionId}/learners': read('touched', {
    whose: 'result.items.learnerId',
    id: 'params.ingestionId',
  }),
  'GET /courses/{courseId}/experiment-learners': read('comparison', {
    whose: 'result.items.learnerId',
    id: 'params.courseId',
  }),
  'PUT /courses/{courseId}/experiment-learners/{learnerId}': change('comparison', {
    whose: 'params.learnerId',
    id: 'params.courseId',
  }),
  'GET /courses/{courseId}/chat-reports': read('chat-report', {
    of: 'params.courseId',
    id: 'params.courseId',
  }),
  'DELETE /courses/{courseId}/chat-reports/{reportId}': change('chat-report', {
    whose: { ownersOf: 'params.reportId' },
    id: 'params.reportId',
  }),

  'POST /courses/{courseId}/paths': change('path', {
    whose: 'body.learnerIds',
    of: 'params.courseId',
    id: 'result.id',
  }),
  'GET /paths/{pathId}': read('path', { whose: 'query.learnerId', id: 'params.pathId' }),
  'PATCH /paths/{pathId}': change('path', { whose: 'body.learnerIds', id: 'params.pathId' }),
  'GET /paths/{pathId}/learners': read('path', { whose: 'result.items.learnerId', id: 'params.pathId' }),

  'GET /classes/{classId}/report': read('report', { of: 'params.classId', id: 'params.classId' }),
  'GET /classes/{classId}/report/learners': read('report', {
    whose: 'result.items.id',
    of: 'params.classId',
    id: 'params.classId',
  }),
  'GET /classes/{classId}/report.pdf': download('report', { of: 'params.classId', id: 'params.classId' }),
  'GET /classes/{classId}/report/figures.csv': download('report', { of: 'params.classId', id: 'params.classId' }),
  'GET /classes/{classId}/report/daily.csv': download('report', { of: 'params.classId', id: 'params.classId' }),
  'GET /classes/{classId}/report/learners.csv': download('report', { of: 'params.classId', id: 'params.classId' }),

  'PUT /me/choices/{purpose}': change('consent', { whose: 'caller', id: 'params.purpose' }),
  'GET /consent/learners': read('consent', { whose: 'result.items.learnerId', of: 'district' }),
  'GET /consent/learners/{learnerId}': read('consent', { whose: 'params.learnerId' }),
  'PUT /consent/learners/{learnerId}/birth-date': change('birth-date', { whose: 'params.learnerId' }),
  'POST /consent/learners/{learnerId}/decisions': change('consent', { whose: 'params.learnerId' }),
  'GET /followed-learners': read('progress', { whose: 'result.items.learnerId' }),
  'GET /followed-learners/{learnerId}': read('progress', { whose: 'params.learnerId' }),
  'GET /followed-learners/{learnerId}/choices': read('consent', { whose: 'params.learnerId' }),
  'PUT /followed-learners/{learnerId}/choices/{purpose}': change('consent', {
    whose: 'params.learnerId',
    id: 'params.purpose',
  }),
  'PUT /consent/settings': change('consent-rules', { of: 'district' }),
  'POST /consent/texts': change('consent-rules', { of: 'district' }),
  'PUT /me/comparisons': change('comparison', { whose: 'caller' }),
  'PUT /recommendations/choice': change('recommendation-choice', { whose: 'caller' }),

  'DELETE /courses/{courseId}': change('course', { of: 'params.courseId', id: 'params.courseId' }),

  'POST /demo': change('demo', { of: 'district' }),
  'POST /demo/cancel': change('demo', { of: 'district' }),
  'DELETE /demo': change('demo', { of: 'district' }),
  'POST /learner-models/runs': change('learner-model', { of: 'district' }),
  'POST /learner-models/{version}/activate': change('learner-model', { of: 'district', id: 'params.version' }),

  'POST /research/exports/preview': read('research-export', { of: 'district' }),
  'POST /research/exports': change('research-export', { of: 'district', id: 'result.id', why: 'body.purpose' }),
  'POST /research/exports/{exportId}/cancel': change('research-export', { of: 'district', id: 'params.exportId' }),
  'DELETE /research/exports/{exportId}': change('research-export', { of: 'district', id: 'params.exportId' }),
  'GET /research/exports/{exportId}/file': download('research-export', { of: 'district', id: 'params.exportId' }),
  'POST /research/aggregates': read('research-figures', { of: 'district', id: 'result.id', why: 'body.purpose' }),
  'PUT /research/budgets/{dataSet}': change('privacy-budget', { of: 'district', id: 'params.dataSet' }),
  'PUT /research/settings': change('privacy-budget', { of: 'district' }),

  'PUT /fairness/settings': change('fairness', { of: 'district' }),
  'POST /fairness/attributes': change('group-attribute', { of: 'district' }),
  'POST /fairness/decisions': change('fairness', { of: 'district', why: 'body.why' }),

  'GET /learners/{learnerId}/record': read('record', { whose: 'params.learnerId' }),
  'GET /learners/{learnerId}/record/tables/{table}': read('record', {
    whose: 'params.learnerId',
    id: 'params.table',
  }),
  'GET /learners/{learnerId}/record/copies': read('record', { whose: 'params.learnerId' }),
  'POST /learners/{learnerId}/record/copies': change('record-copy', { whose: 'params.learnerId', id: 'result.id' }),
  'GET /learners/{learnerId}/record/copies/{exportId}': read('record-copy', {
    whose: 'params.learnerId',
    id: 'params.exportId',
  }),
  'GET /learners/{learnerId}/record/copies/{exportId}/file': download('record-copy', {
    whose: 'params.learnerId',
    id: 'params.exportId',
  }),
  'GET /learners/{learnerId}/corrections': read('correction', { whose: 'params.learnerId' }),
  'POST /learners/{learnerId}/corrections': change('correction', { whose: 'params.learnerId', id: 'result.id' }),
  'POST /learners/{learnerId}/corrections/{requestId}/withdraw': change('correction', {
    whose: 'params.learnerId',
    id: 'params.requestId',
  }),
  'GET /corrections': read('correction', { whose: 'result.items.learnerId' }),
  'POST /corrections/{requestId}/decision': change('correction', {
    whose: 'result.learnerId',
    id: 'params.requestId',
  }),
  'GET /learners/{learnerId}/deletions': read('deletion', { whose: 'params.learnerId' }),
  'POST /learners/{learnerId}/deletions': change('deletion', { whose: 'params.learnerId', id: 'result.id' }),
  'POST /learners/{learnerId}/deletions/{requestId}/cancel': change('deletion', {
    whose: 'params.learnerId',
    id: 'params.requestId',
  }),
  'GET /deletions': read('deletion', { whose: 'result.items.learnerId' }),
  'PUT /deletions/settings': change('deletion', { of: 'district' }),
  'GET /deletions/{requestId}': read('deletion', { whose: 'result.learnerId', id: 'params.requestId' }),
  'POST /deletions/{requestId}/confirm': change('deletion', { whose: 'result.learnerId', id: 'params.requestId' }),
  'POST /deletions/{requestId}/refuse': change('deletion', { whose: 'result.learnerId', id: 'params.requestId' }),

  'GET /audit': read('audit', { whose: 'query.whoseId', of: 'district' }),
  'GET /audit/export': download('audit', { of: 'district' }),
};
