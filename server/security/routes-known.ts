import { CLASS_CODE, codeNow, INVITATION_WORD, LINK_WORD } from './records';
import { PASSWORD } from './secrets';

/** Refused before it is hashed, which takes long: who may set one is asked before. */
const WEAK = 'password';

/** Values of fields that a description can't tell: by route, by the name of the field. */
export const FIELDS: Record<string, Record<string, unknown>> = {
  'GET /courses/{courseId}/map/news': { since: 0 },
  'POST /courses/{courseId}/concepts/{conceptId}/merge': { conceptIds: ['0190f3a0-0000-7000-8000-00000000abcd'] },
  'POST /courses/{courseId}/items': {
    hints: ['first', 'second', 'third'],
  },
  'POST /courses/{courseId}/experiments': {
    subject: 'policy',
    arms: ['pathway', 'course_order'].map((policy) => ({ share: 1, settings: { subject: 'policy', policy } })),
  },
  'PUT /courses/{courseId}/experiments/{experimentId}/default': { key: 'a' },
  // Somebody of the class's school, and somebody's guardian.
  'POST /classes/{classId}/members': { account: 'counsellor@school.example' },
  'POST /people/{personId}/guardians': { account: 'guardian@school.example' },
  'POST /join': { joinCode: CLASS_CODE, password: WEAK },
  'POST /classes/join': { joinCode: CLASS_CODE },
  'POST /invitations/open': { token: INVITATION_WORD },
  'POST /invitations/accept': { token: INVITATION_WORD, password: WEAK },
  'POST /invitations/join': { token: INVITATION_WORD },
  'POST /me/password': { current: PASSWORD, password: WEAK },
  'POST /me/second-factor': { password: PASSWORD },
  'POST /me/second-factor/confirm': {
    get code() {
      return codeNow();
    },
  },
  'POST /me/second-factor/codes': { password: PASSWORD },
  'POST /me/second-factor/end': { password: PASSWORD },
  'POST /me/passkeys/begin': { password: PASSWORD },
  'POST /me/tokens': { password: PASSWORD },
  // Somebody who has a password of their own: it is looked at sooner than that of nobody.
  'POST /first-sign-in': { name: 'admin@school.example' },
  'POST /recovery/look': { token: LINK_WORD },
  'POST /recovery': { token: LINK_WORD, password: WEAK },
  'PUT /retention': { schoolYearEnds: '07-31' },
  'GET /learners/{learnerId}/record/tables/{table}': { table: 'attempts' },
};

/** Routes that, with all the right in the world, may find that something their body or the course's state names is missing. */
export const MISSING = new Set<string>([
  // No concept has the id that is sent.
  'POST /courses/{courseId}/concepts/{conceptId}/merge',
  // No card has the word that is sent.
  'POST /first-sign-in',
  // Parents decide; the record is there.
  'PUT /me/choices/{purpose}',
  'PUT /me/comparisons',
  // The sample course has neither originals nor pictures.
  'GET /courses/{courseId}/sources/{sourceId}/original',
  'GET /courses/{courseId}/assets/{rest}',
  // Versions, tags, labels and things that only the query or body names.
  'GET /courses/{courseId}/map/comparison',
  'POST /courses/{courseId}/tag-changes',
  'POST /courses/{courseId}/standard-tags',
  'POST /courses/{courseId}/standard-tags/decisions',
  'DELETE /courses/{courseId}/standard-tags/{key}',
  'PUT /courses/{courseId}/labels',
  'POST /courses/{courseId}/recommendations/decisions',
  // Only a difference that an audit found can be answered.
  'POST /fairness/answers',
  // Nothing is guessed of who didn't say yes to it.
  'POST /courses/{courseId}/warnings/{learnerId}',
  // Only what is at work can be stopped, only a version that there is put into force, only a wrong answer explained.
  'POST /learner-models/runs/{runId}/cancel',
  'POST /learner-models/{version}/activate',
  'POST /recommendation-runs/{runId}/cancel',
  'POST /attempts/{attemptId}/explanation',
]);

/** Routes that tell those who may see a record, but not change it, that it isn't theirs (403) rather than that there is none. */
export const NOT_THEIRS = new Set<string>(['PATCH /paths/{pathId}']);

/** Codes by which routes that anybody may call refuse what only a browser in the middle of signing in, or a Meno with single sign-on, has. */
export const UNPROVEN: Record<string, string> = {
  'POST /sign-in/second-factor': 'step_gone',
  'POST /sign-in/passkey': 'passkey_refused',
  'POST /sign-in/single': 'single_off',
  'GET /sign-in/single/return': 'single_off',
};
