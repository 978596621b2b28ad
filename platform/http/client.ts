/** A failed call, as the server (problem+json) or the network told it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Code from a feature's contract, `offline`, `aborted` or `unexpected`. */
    readonly code: string,
    readonly detail: string | null,
    /** What is wrong with single fields, by their path (`name`, `files.0`). */
    readonly fields: Record<string, string> = {},
  ) {
    super(detail ?? code);
  }
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** The same key makes a repeated write count once; made up for each write when left out. */
  idempotencyKey?: string;
  /** Path as it stands, for what lies outside `/api/v1` (signing in and out). */
  absolute?: boolean;
}

/** A random UUID; `crypto.randomUUID` is missing on plain-http addresses of a school network. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}

/**
 * Calls the API from the browser: `path` begins with `/` and stands under `/api/v1`. The answer is trusted to be of type
 * `T`, as the same build's contract says. Throws `ApiError`, also when there is no connection (`offline`, status 0) and
 * when `signal` aborts (`aborted`).
 */
export async function api<T = unknown>(path: string, options: CallOptions = {}): Promise<T> {
  const { method = options.body === undefined ? 'GET' : 'POST', body, signal } = options;
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? randomKey());
  const url = options.absolute ? path : `/api/v1${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      signal,
      credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw signal?.aborted ? new ApiError(0, 'aborted', null) : new ApiError(0, 'offline', null);
  }
  const text = await response.text();
  if (!response.ok) throw errorFrom(response.status, text);
  const answer: T = text === '' ? null : JSON.parse(text);
  return answer;
}

/** The error in a body: problem+json, better-auth's `{ code, message }`, or anything else as `unexpected`. */
export function errorFrom(status: number, text: string): ApiError {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy's HTML page or nothing at all: the status has to say it.
  }
  const code = stringAt(body, 'code')?.toLowerCase() ?? (status === 401 ? 'not_signed_in' : 'unexpected');
  return new ApiError(status, code, stringAt(body, 'detail') ?? stringAt(body, 'message'), fieldErrors(body));
}

function stringAt(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : null;
}

/** `issues: [{ path, message }]` of a validation problem, by path. */
function fieldErrors(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  if (typeof body !== 'object' || body === null || !('issues' in body) || !Array.isArray(body.issues)) return fields;
  for (const issue of body.issues) {
    const path = stringAt(issue, 'path');
    const message = stringAt(issue, 'message');
    if (path !== null && message !== null) fields[path] = message;
  }
  return fields;
}
