import { afterEach } from 'vitest';
import type { OpenAiEndpoint } from '../openai/endpoint';
import { createOpenAiModel, type OpenAiModel } from '../openai/openai-model';
import { endpointFor } from './endpoint-for';
import { type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server';

export type OpenFaulty = (
  options?: Partial<FaultServerOptions>,
  changes?: Partial<OpenAiEndpoint>,
) => Promise<{ server: FaultServer; model: OpenAiModel }>;

/** For a test file: opens servers that fail as told, with a client that waits seconds and not minutes; all are closed after each test. */
export function openFaulty(): OpenFaulty {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });
  return async (options = {}, changes = {}) => {
    const server = await startFaultServer(options);
    closers.push(server.close);
    const timeouts = { firstTokenMs: 5_000, betweenTokensMs: 3_000, questionMs: 5_000 };
    return { server, model: createOpenAiModel(endpointFor(server.url, { timeouts, ...changes })) };
  };
}
