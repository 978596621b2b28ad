import { ModelError } from '../types';
import type { OpenAiEndpoint } from './endpoint';
import { errorOfStatus, unreachable } from './http-errors';

/**
 * Sends one request to the endpoint's own host and gives back its answer if the status is 2xx. A redirect is not followed: it would carry the key and
 * the learner's words to a host that nobody configured.
 * @param url Must begin with the endpoint's address, or with that address less `/v1`.
 * @throws ModelError
 */
export async function request(
  endpoint: OpenAiEndpoint,
  url: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Response> {
  signal.throwIfAborted();
  const key = await endpoint.apiKey();
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    redirect: 'manual',
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw unreachable(endpoint.baseUrl, error);
  });
  if (response.ok) return response;
  throw await errorOfStatus(response, { key, sent: body === undefined ? '' : JSON.stringify(body) });
}

/**
 * The JSON answer to a question that isn't the model's to answer, within the endpoint's `questionMs`.
 * @throws ModelError, `bad_answer` for what is no JSON.
 */
export async function askJson(
  endpoint: OpenAiEndpoint,
  url: string,
  body: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const limit = AbortSignal.timeout(endpoint.timeouts.questionMs);
  try {
    const response = await request(endpoint, url, body, AbortSignal.any([signal, limit]));
    return parseJson(await response.text());
  } catch (error) {
    throw asModelError(error, signal, limit);
  }
}

/** @throws ModelError bad_answer */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('bad_answer', 'The server sent something that is no JSON.', null, { cause });
  }
}

/** Whatever went wrong, as the error that callers know: the caller's own abort first, then our patience, then the rest. */
export function asModelError(error: unknown, cancel: AbortSignal, limit?: AbortSignal): ModelError {
  if (cancel.aborted) return new ModelError('cancelled', 'The request was cancelled.');
  if (limit?.aborted) return new ModelError('timeout', 'The server took too long to answer.');
  if (error instanceof ModelError) return error;
  return new ModelError('interrupted', 'The connection to the server broke off.', null, { cause: error });
}
