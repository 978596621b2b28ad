import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { isHeldError } from '@/platform/database/legal-hold';

/** Codes that no feature owns, with their status. */
export const commonErrors = {
  invalid_input: 400,
  invalid_json: 400,
  idempotency_mismatch: 422,
  not_signed_in: 401,
  forbidden: 403,
  second_factor_owed: 403,
  token_only_looks: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  not_taken: 415,
  legal_hold: 409,
  too_many_requests: 429,
  internal: 500,
  not_ready: 503,
} as const;

/** An expected failure: a code of a feature's contract, its status, and words for whoever reads the answer. */
export class AppError extends Error {
  override name = 'AppError';
  constructor(
    readonly code: string,
    readonly status: ContentfulStatusCode,
    detail: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}

/** Makes the error function of a feature from its table of codes: `fail('course_not_found', 'No course …')`. */
export function errorsOf<Codes extends Record<string, ContentfulStatusCode>>(codes: Codes) {
  return (code: Extract<keyof Codes, string>, detail: string, extra: Record<string, unknown> = {}): AppError =>
    new AppError(code, codes[code] ?? 500, detail, extra);
}

export const failCommon = errorsOf(commonErrors);

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Not taken',
  422: 'Not processable',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
};

/** What a problem answer says. */
export type ProblemBody = z.output<typeof problemSchema> & Record<string, unknown>;

/** The one place where errors become words of an answer. Unexpected ones are logged by `report` once and say nothing of their inside. */
export function problemOf(
  error: unknown,
  report: (error: unknown) => void,
): { status: ContentfulStatusCode; body: ProblemBody } {
  if (error instanceof z.ZodError) {
    const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    const first = issues[0];
    const detail = first ? `${first.path || 'request'}: ${first.message}` : 'The request is not valid.';
    return problem(400, 'invalid_input', detail, { issues });
  }
  if (error instanceof AppError) return problem(error.status, error.code, error.message, error.extra);
  if (isHeldError(error))
    return problem(409, 'legal_hold', 'A legal hold keeps these records: nothing of them may be deleted now.');
  report(error);
  if (isOutOfRange(error)) return problem(400, 'invalid_input', 'A number or a date is too large or too small.');
  return problem(500, 'internal', 'Something went wrong on the server. The administrator finds the cause in the log.');
}

/** PostgreSQL was asked with a number or a date that its column can't hold; where a schema's bounds left it through, it is the request's all the same. */
function isOutOfRange(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  return code === '22003' || code === '22008' || isOutOfRange(error.cause);
}

/** {@link problemOf} as a response. */
export function problemResponse(context: Context, error: unknown, report: (error: unknown) => void): Response {
  const { status, body } = problemOf(error, report);
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    // What was too large is not read to its end, so this connection carries no other request.
    ...(status === 413 ? { connection: 'close' } : {}),
    ...(typeof body.retryAfter === 'number' ? { 'retry-after': String(body.retryAfter) } : {}),
  });
}

function problem(
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  extra: Record<string, unknown> = {},
): { status: ContentfulStatusCode; body: ProblemBody } {
  const title = titles[status] ?? 'Error';
  return { status, body: { ...extra, type: `urn:meno:error:${code}`, title, status, detail, code } };
}
