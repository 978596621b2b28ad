import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type ChatBody, event, pieces } from './compatible-server';
import { sendJson } from './loopback-server';

/** What a server can do wrong with one answer. */
export type Fault =
  | { kind: 'loading' }
  | { kind: 'status'; status: number; body: unknown; headers?: Record<string, string> }
  /** Says what it was sent, and the key, in its error. */
  | { kind: 'echo' }
  | { kind: 'redirect'; to: string }
  /** Bytes as they are, in frames of so many bytes. */
  | { kind: 'raw'; text: string; frameBytes?: number; type?: string; dropAfter?: boolean }
  /** So many tokens, and then the connection is gone. */
  | { kind: 'drop'; tokens: number }
  /** So many tokens, and then nothing more; the connection stays. */
  | { kind: 'hang'; tokens: number }
  /** So many tokens, and then an error in the stream. */
  | { kind: 'error'; tokens: number }
  /** This text, whatever schema is asked for. */
  | { kind: 'text'; text: string };

const WORDS = 'One two three four five six seven eight nine ten.';

/** Does what the fault says in place of an answer. */
export async function fail(fault: Fault, body: ChatBody | null, response: ServerResponse): Promise<void> {
  switch (fault.kind) {
    case 'loading':
      return sendJson(response, 503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } });
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body));
      return;
    case 'echo':
      return sendJson(response, 400, {
        error: { message: `Bad input: ${body?.messages.at(-1)?.content} with ${response.req.headers.authorization}` },
      });
    case 'redirect':
      response.writeHead(307, { location: fault.to }).end();
      return;
    case 'raw':
      return sendRaw(fault, response);
    case 'drop':
      await sendTokens(response, pieces(WORDS).slice(0, fault.tokens));
      response.destroy();
      return;
    case 'hang':
      return sendTokens(response, pieces(WORDS).slice(0, fault.tokens));
    case 'error':
      await sendTokens(response, pieces(WORDS).slice(0, fault.tokens));
      response.end(event({ error: { code: 500, message: 'slot is gone', type: 'server_error' } }));
      return;
    case 'text':
      await sendTokens(response, pieces(fault.text));
      response.end(`${event({ choices: [{ delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`);
  }
}

async function sendTokens(response: ServerResponse, tokens: readonly string[]): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  for (const content of tokens) response.write(event({ choices: [{ delta: { content }, finish_reason: null }] }));
  // What was written must have left before the connection is cut.
  await wait(20);
}

async function sendRaw(fault: Extract<Fault, { kind: 'raw' }>, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': fault.type ?? 'text/event-stream' });
  response.flushHeaders();
  response.socket?.setNoDelay(true);
  const bytes = Buffer.from(fault.text, 'utf8');
  const size = fault.frameBytes ?? bytes.length;
  for (let from = 0; from < bytes.length; from += size) {
    response.write(bytes.subarray(from, from + size));
    if (size < bytes.length) await wait(1);
  }
  if (!fault.dropAfter) response.end();
  else {
    await wait(20);
    response.destroy();
  }
}
