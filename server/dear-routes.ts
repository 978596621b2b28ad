import type { RateRule } from '@/platform/http/rate-limit';

/** A class of forty may sit behind one address. */
const CLASS = 40;

/** How often things may be asked for, dear ones seldom; `MENO_RATE_FACTOR` multiplies all of it. */
export const rateRules = {
  /** May wake a language model. */
  model: rule({ burst: 30, perMinute: 30 }, CLASS),
  /** Brings files in. */
  upload: rule({ burst: 30, perMinute: 30 }, 10),
  /** Puts much together and hands it out, or begins work that takes long. */
  export: rule({ burst: 20, perMinute: 20 }, 10),
  /** Looks through all of the material. */
  search: rule({ burst: 60, perMinute: 120 }, CLASS),
  /** Takes a word that somebody could guess. Wrong ones are counted in the database besides. */
  guess: rule({ burst: 20, perMinute: 20 }, 6),
  /** Hashes a password or proves one, which takes a tenth of a second of computing on purpose, or a signature. */
  secret: rule({ burst: 30, perMinute: 30 }, CLASS),
  /** Changes something small, as all else that isn’t reading. */
  change: rule({ burst: 180, perMinute: 360 }, CLASS),
  /** Reads what lies ready. */
  read: rule({ burst: 600, perMinute: 1200 }, CLASS),
} as const satisfies Record<string, RateRule>;

function rule(account: RateRule['account'], times: number): RateRule {
  return { account, address: { burst: account.burst * times, perMinute: account.perMinute * times } };
}

/** Routes whose address says what they are: files in, files out, work that takes long. */
const BY_ADDRESS: readonly [RegExp, keyof typeof rateRules][] = [
  [/^POST .*\/(sources|imports?|files?)$/, 'upload'],
  [/^GET .*(\/file|\/export|\.csv|[./]pdf|\/report|\/table)$/, 'export'],
  [/^POST .*[/-](runs|exports|copies|aggregates|reports|backups|cards|restore|confirm)$/, 'export'],
];

/** Those that are dear and don't look it. */
const BY_NAME: Readonly<Record<string, keyof typeof rateRules>> = {
  ...all('model', [
    'POST /courses/{courseId}/chat',
    'POST /courses/{courseId}/lessons',
    'POST /courses/{courseId}/concepts/{conceptId}/explanations',
    'POST /explanations/{explanationId}/turns',
    'POST /explanations/{explanationId}/finish',
    'POST /attempts/{attemptId}/explanation',
    'POST /courses/{courseId}/map/suggestions/runs',
    'POST /courses/{courseId}/proposals',
    'POST /courses/{courseId}/frameworks/{frameworkId}/proposals',
    'POST /language-model/test',
  ]),
  ...all('upload', [
    'POST /courses/{courseId}/sources/{sourceId}/read-scans',
    'POST /courses/{courseId}/ingestions/{ingestionId}/retry',
    'POST /courses/{courseId}/watches',
    'POST /courses/{courseId}/watches/{watchId}/check',
    'POST /courses/sample',
    'POST /frameworks',
    'POST /fairness/attributes',
  ]),
  ...all('export', [
    'POST /demo',
    'DELETE /demo',
    'DELETE /courses/{courseId}',
    'PUT /courses/{courseId}/sources/{sourceId}/part',
    'POST /courses/{courseId}/index',
    'POST /learner-models/{version}/activate',
    'POST /research/exports/preview',
    'POST /fairness/decisions',
    'GET /retention/preview',
    'POST /privacy-assessment/versions',
    'POST /deletions/{requestId}/confirm',
  ]),
  ...all('export', ['POST /sign-in/mail/test']),
  ...all('search', [
    'GET /search',
    'GET /search/all',
    'GET /standards',
    'GET /audit',
    'GET /courses/{courseId}/retrieval',
    'GET /classes/{classId}/report',
    'GET /classes/{classId}/report/learners',
    'GET /learners/{learnerId}/record',
    'POST /courses/{courseId}/paths',
    'POST /courses/{courseId}/paths/preview',
  ]),
  ...all('guess', ['POST /classes/join', 'POST /join', 'POST /setup', 'POST /setup/demo']),
  ...all('secret', [
    'POST /people',
    'POST /first-sign-in',
    'POST /invitations/open',
    'POST /invitations/accept',
    'POST /invitations/join',
    'POST /sign-in/second-factor',
    'POST /sign-in/passkey/begin',
    'POST /sign-in/passkey',
    'POST /sign-in/single',
    'GET /sign-in/single/return',
    'POST /recovery/ask',
    'POST /recovery/look',
    'POST /recovery',
    'POST /me/password',
    'POST /me/second-factor',
    'POST /me/second-factor/confirm',
    'POST /me/second-factor/codes',
    'POST /me/second-factor/end',
    'POST /me/passkeys/begin',
    'POST /me/passkeys',
    'POST /me/tokens',
  ]),
};

/** By which rule each of the routes may be asked for: none is without. */
export function routeLimits(routes: readonly string[]): Record<string, keyof typeof rateRules> {
  return Object.fromEntries(
    routes.map((route) => {
      const dear = BY_NAME[route] ?? BY_ADDRESS.find(([pattern]) => pattern.test(route))?.[1];
      return [route, dear ?? (route.startsWith('GET ') ? 'read' : 'change')];
    }),
  );
}

/** Routes of {@link BY_NAME}, for the test that holds them against the table. */
export const namedDearRoutes = Object.keys(BY_NAME);

function all(name: keyof typeof rateRules, routes: readonly string[]): Record<string, keyof typeof rateRules> {
  return Object.fromEntries(routes.map((route) => [route, name]));
}
