import { z } from 'zod';
import { ModelError, type ModelFailure } from '../types';

/** Most bytes of an error's body that are read. */
const MOST_BYTES = 16_384;
/** Most characters of a server's own words that are passed on. */
const MOST_WORDS = 240;
/** A run of this many characters that we sent is taken out of a server's words: it may be a learner's. */
const ECHO = 16;

const messageSchema = z.object({ message: z.string(), type: z.unknown(), code: z.unknown() }).partial();
/** OpenAI's form, Ollama's `{error: "…"}`, and `{detail: "…"}` or `{message: "…"}` of others. */
const bodySchema = z.union([
  z.object({ error: messageSchema }).transform(({ error }) => error),
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error, type: null, code: null })),
  z.object({ detail: z.string() }).transform(({ detail }) => ({ message: detail, type: null, code: null })),
  messageSchema,
]);

interface Sent {
  key: string | null;
  /** What the request said, to be kept out of errors. */
  sent: string;
}

/** A failure that a server, or the way to it, is the reason of. */
export class ServerError extends ModelError {
  constructor(
    failure: ModelFailure,
    message: string,
    /** The answer's status; null where there was no answer. */
    readonly status: number | null,
    retryAfterMs: number | null = null,
    options?: { cause?: unknown },
  ) {
    super(failure, message, retryAfterMs, options);
  }
}

/** Whether a failure shows that no other question will fare better: no way there, a redirect, a key or a model that is wrong. */
export function isHopeless(error: unknown): boolean {
  if (!(error instanceof ServerError)) return false;
  const { status } = error;
  return status === null || (status >= 300 && status < 400) || [401, 403, 404].includes(status);
}

/** Whether a server says that its chat template does not take the roles of the messages. */
export function isAboutRoles(error: unknown): boolean {
  if (!(error instanceof ServerError) || (error.status !== 400 && error.status !== 500)) return false;
  return /system (role|message)|roles? (must|should) alternate|only user(,| and) assistant/i.test(error.message);
}

/** Why there was no connection, from the codes of Node's sockets. */
export function unreachable(baseUrl: string, error: unknown): ModelError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // The Fetch standard blocks ports of other protocols.
  const badPort = cause instanceof Error && cause.message === 'bad port';
  const why: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the host is not known',
    ECONNRESET: 'it closed the connection',
    UND_ERR_SOCKET: 'it closed the connection',
    UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
    EHOSTUNREACH: 'the host does not answer',
    ETIMEDOUT: 'the host does not answer',
  };
  const reason = badPort ? 'this port is kept for another protocol' : (why[code] ?? 'no connection');
  return new ServerError('unavailable', `No answer from ${new URL(baseUrl).host}: ${reason}.`, null, null, {
    cause: error,
  });
}

/** The error of an answer whose status is not 2xx. Never holds the key nor what was sent. */
export async function errorOfStatus(response: Response, sent: Sent): Promise<ServerError> {
  const text = await readSome(response);
  if (response.status >= 300 && response.status < 400)
    return new ServerError(
      'unavailable',
      `The server answered ${response.status}, a redirect, which is never followed.`,
      response.status,
    );
  const said = wordsOf(text);
  return errorOf(response.status, said, sent, retryAfterMs(response.headers.get('retry-after')));
}

/** The error of `{"error": …}` in the middle of a stream; `began`: text had come before it. */
export function errorInStream(error: unknown, sent: Sent, began: boolean): ModelError {
  const parsed = bodySchema.safeParse({ error });
  const said = parsed.success ? parsed.data : {};
  const made = errorOf(typeof said.code === 'number' ? said.code : 500, said, sent, null);
  return began ? new ModelError('interrupted', made.message) : made;
}

function errorOf(
  status: number,
  said: z.infer<typeof messageSchema>,
  sent: Sent,
  retryAfter: number | null,
): ServerError {
  const words = withoutSecrets(said.message ?? '', sent);
  const failure = failureOf(status, `${said.message ?? ''} ${String(said.type ?? '')}`);
  const about = failure === 'loading' ? 'The model is still loading' : `The server answered ${status}`;
  return new ServerError(failure, words === '' ? `${about}.` : `${about}: ${words}`, status, retryAfter);
}

function failureOf(status: number, words: string): ModelFailure {
  if (
    /context.{0,40}(length|size|window|exceed)|exceed.{0,40}context|too many tokens|(prompt|input).{0,60} too (long|large)/i.test(
      words,
    )
  )
    return 'context_overflow';
  if (status === 413) return 'context_overflow';
  if (status === 429) return 'busy';
  if (status === 503) return /load/i.test(words) ? 'loading' : 'busy';
  if (status === 408 || status === 504) return 'timeout';
  if (/content.?filter|content.?policy|safety/i.test(words)) return 'refused';
  return status >= 500 || [401, 403, 404, 405].includes(status) ? 'unavailable' : 'bad_answer';
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now, at most an hour. */
export function retryAfterMs(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const milliseconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), 3_600_000) : null;
}

function wordsOf(text: string): z.infer<typeof messageSchema> {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function withoutSecrets(message: string, { key, sent }: Sent): string {
  const bare = key === null || key === '' ? message : message.replaceAll(key, '(key)');
  const short = bare.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
  let out = '';
  for (let at = 0; at < short.length; ) {
    const piece = short.slice(at, at + ECHO);
    if (piece.length < ECHO || !sent.includes(piece)) {
      out += short[at];
      at += 1;
      continue;
    }
    let length = ECHO;
    while (at + length < short.length && sent.includes(short.slice(at, at + length + 1))) length += 1;
    out += '…';
    at += length;
  }
  return out;
}

async function readSome(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length >= MOST_BYTES) break;
    }
  } catch {
    // What came is enough: the status says the most.
  }
  return text.slice(0, MOST_BYTES);
}
