import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as a test wants to look at it. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
  /** The other side closed the connection before the answer was whole. */
  closedEarly: boolean;
}

export interface LoopbackServer {
  /** Address without a slash at the end. */
  url: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

export type Handler = (seen: SeenRequest, response: ServerResponse) => void | Promise<void>;

/** An HTTP server on a port of this machine, a free one for 0, that writes down what it is asked. */
export async function startLoopbackServer(handle: Handler, port = 0): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void serve(request, response, requests, handle).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  requests: SeenRequest[],
  handle: Handler,
): Promise<void> {
  const frames: Buffer[] = [];
  for await (const frame of request) frames.push(Buffer.from(frame));
  const text = Buffer.concat(frames).toString('utf8');
  const seen: SeenRequest = {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
    closedEarly: false,
  };
  requests.push(seen);
  response.on('close', () => {
    seen.closedEarly = !response.writableFinished;
  });
  await handle(seen, response);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
