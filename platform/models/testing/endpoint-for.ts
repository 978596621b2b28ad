import { normaliseBaseUrl, type OpenAiEndpoint, USUAL_TIMEOUTS } from '../openai/endpoint';

/** An endpoint at an address, with what a test wants otherwise. */
export function endpointFor(url: string, changes: Partial<OpenAiEndpoint> = {}): OpenAiEndpoint {
  return {
    id: 'openai:test-model',
    baseUrl: normaliseBaseUrl(url),
    model: 'test-model',
    apiKey: async () => null,
    slots: null,
    contextTokens: null,
    timeouts: USUAL_TIMEOUTS,
    ...changes,
  };
}
