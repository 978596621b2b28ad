import { once } from 'node:events';
import net from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** The name that a mail server has in the tests; its certificate is of that name. */
export const NAME = 'mail.school.example';
export const LOGIN = { user: 'meno@school.example', pass: 'p@ss:word/1' };

/** Of that name, made once: a key takes its time. */
let made: ReturnType<typeof generate> | null = null;
function certificate(): ReturnType<typeof generate> {
  made ??= generate([{ name: 'commonName', value: NAME }], {
    ...{ keySize: 2048, algorithm: 'sha256' },
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: NAME }] }],
  });
  return made;
}

export interface Received {
  from: string;
  to: string[];
  /** Headers and body as they came. */
  raw: string;
  /** Whether the connection was encrypted, and as whom it had signed in. */
  secure: boolean;
  user: string | null;
}

/** A mail server in this process, on a free port of this computer, with a certificate that only those trust who are given it. */
export async function startMailServer(options: Partial<SMTPServerOptions> = {}) {
  const { cert, private: key } = await certificate();
  const received: Received[] = [];
  const server = new SMTPServer({
    ...{ key, cert, logger: false, authOptional: true },
    onAuth({ username, password }, _session, done) {
      if (username === LOGIN.user && password === LOGIN.pass) done(null, { user: username });
      else done(new Error('Authentication credentials invalid'));
    },
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          ...{ from, to: envelope.rcptTo.map(({ address }) => address), secure },
          ...{ raw: Buffer.concat(chunks).toString('utf8'), user: typeof user === 'string' ? user : null },
        });
        done();
      });
    },
    ...options,
  });
  // Who hangs up in the middle is no fault of the server.
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    ...{ cert, received, port: portOf(listener) },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** Something that takes connections and does with them what it likes; for servers that are none. */
export async function startListener(take: (socket: net.Socket) => void) {
  const sockets = new Set<net.Socket>();
  const listener = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    take(socket);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: portOf(listener),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

function portOf(listener: net.Server): number {
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('It listens nowhere.');
  return address.port;
}
