import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Sends plain text by a mail server; nothing goes to one that can't encrypt, unless it is on this computer.
 * @param address `smtp(s)://name:password@host:port`
 * @throws what the server answered.
 */
export function createMailer(address: string, from: string): (mail: Mail) => Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !LOCAL.test(hostname),
    ignoreTLS: !secure && LOCAL.test(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // Nothing in a mail is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 15_000,
    socketTimeout: 30_000,
  });
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from: { name: 'Meno', address: from }, to: { name: '', address: to }, subject, text });
  };
}
