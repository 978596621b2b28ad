import type { RateRule } from '@/platform/http/rate-limit';

/** A class of forty may sit behind one address. */
const CLASS = 40;

/** How often dear things may be asked for; `MENO_RATE_FACTOR` multiplies all of it. */
export const rateRules = {
  /** May wake a language model. */
  model: rule({ burst: 30, perMinute: 30 }, CLASS),
  /** Brings files in. */
  upload: rule({ burst: 30, perMinute: 30 }, 10),
  /** Puts much together and hands it out, or begins work that takes long. */
  export: rule({ burst: 20, perMinute: 20 }, 10),
  /** Looks through all of the material. */
  search: rule({ burst: 60, perMinute: 120 }, CLASS),
  /** Takes a word that somebody could guess. */
  guess: rule({ burst: 20, perMinute: 20 }, 6),
} as const satisfies Record<string, RateRule>;

function rule(account: RateRule['account'], times: number): RateRule {
  return { account, address: { burst: account.burst * times, perMinute: account.perMinute * times } };
}

/** Routes whose address says what they are: files in, files out, work that takes long. */
const BY_ADDRESS: readonly [RegExp, keyof typeof rateRules][] = [
  [/^POST .*\/(sources|imports?|files?)$/, 'upload'],
  [/^GET .*(\/file|\/export|\.csv|\.pdf)$/, 'export'],
  [/^POST .*\/(runs|exports|copies|aggregates|reports|backups)$/, 'export'],
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
  ]),
  ...all('upload', [
    'POST /courses/{courseId}/sources/{sourceId}/read-scans',
    'POST /courses/{courseId}/ingestions/{ingestionId}/retry',
  ]),
  ...all('search', ['GET /search', 'GET /search/all']),
  ...all('guess', ['POST /classes/join', 'POST /join', 'POST /setup', 'POST /setup/demo']),
};

/** Which of the routes are dear, and by which rule. */
export function dearRoutes(routes: readonly string[]): Record<string, keyof typeof rateRules> {
  const found = routes.flatMap((route): [string, keyof typeof rateRules][] => {
    const name = BY_NAME[route] ?? BY_ADDRESS.find(([pattern]) => pattern.test(route))?.[1];
    return name ? [[route, name]] : [];
  });
  return Object.fromEntries(found);
}

/** Routes of {@link BY_NAME}, for the test that holds them against the table. */
export const namedDearRoutes = Object.keys(BY_NAME);

function all(name: keyof typeof rateRules, routes: readonly string[]): Record<string, keyof typeof rateRules> {
  return Object.fromEntries(routes.map((route) => [route, name]));
}
