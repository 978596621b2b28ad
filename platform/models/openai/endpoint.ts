/** Where an OpenAI-compatible server is and how patiently it is asked. */
export interface OpenAiEndpoint {
  /** Stable name for records and pages. */
  id: string;
  /** Address up to and with `/v1`, without a slash at the end; `http` or `https`. The only host that is ever asked. */
  baseUrl: string;
  /** Name of the model as the server knows it. */
  model: string;
  /** Reads the key anew for each request, so that it can be changed; null where the server wants none. @throws ModelError not_configured */
  apiKey(): Promise<string | null>;
  /** Requests at the same time; null takes what the server says, else 4. */
  slots: number | null;
  /** Tokens that prompt and answer share; null takes what the server says, else {@link UNKNOWN_CONTEXT_TOKENS}. */
  contextTokens: number | null;
  timeouts: OpenAiTimeouts;
}

/** Milliseconds, each 1 to 280,000. */
export interface OpenAiTimeouts {
  /** Until the first token of an answer, waiting in the server's own queue included. */
  firstTokenMs: number;
  /** Between two tokens. */
  betweenTokensMs: number;
  /** For a question that is no answer of the model: what it can do, how many tokens a text has, one batch of embeddings. */
  questionMs: number;
}

export const USUAL_TIMEOUTS: OpenAiTimeouts = { firstTokenMs: 60_000, betweenTokensMs: 20_000, questionMs: 10_000 };

/** Context of a server that does not say: what Ollama has unless told otherwise. */
export const UNKNOWN_CONTEXT_TOKENS = 4_096;

/**
 * Address of a server as people write it, made whole: `/v1` added where there is no path.
 * @throws RangeError in words for the person, for what is no address of a server.
 */
export function normaliseBaseUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new RangeError(`'${address}' is not an http or https address`);
  if (url.username !== '' || url.password !== '')
    throw new RangeError('A key does not belong into the address: name an environment variable or a file that has it');
  if (url.search !== '' || url.hash !== '') throw new RangeError('The address may have no ? or #');
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? '/v1' : path}`;
}

/** The server's address without `/v1`, where llama-server, Ollama and vLLM answer questions of their own. */
export function rootOf(baseUrl: string): string {
  return baseUrl.replace(/\/v1$/, '');
}
