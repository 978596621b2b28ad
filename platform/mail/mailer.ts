import { createTransport, type Transporter } from 'nodemailer';
import { type Mail, type Mailer, MailFailure, type MailProblem } from './mail';

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** How long a server may take: to be found and greet, to say anything at all, and for the whole mail; in milliseconds. */
export interface MailTimes {
  connect: number;
  silence: number;
  whole: number;
}
const TIMES: MailTimes = { connect: 10_000, silence: 15_000, whole: 45_000 };

/**
 * How a server is spoken to; nothing goes to one that can't encrypt, unless it is on this computer.
 * @param address `smtp(s)://name:password@host:port`
 */
export function mailServerOf(address: string, times: MailTimes = TIMES) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const local = LOCAL.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // Nothing in a mail is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    dnsTimeout: times.connect,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: times.silence,
  };
}

/** Sends plain text by a mail server. */
export function createMailer(server: ReturnType<typeof mailServerOf>, from: string, wholeMs = TIMES.whole): Mailer {
  const transport: Transporter = createTransport(server);
  return {
    ...{ server: `${server.host}:${server.port}`, from },
    async send({ to, subject, text }: Mail) {
      const signal = AbortSignal.timeout(wholeMs);
      try {
        await transport.sendMail({
          ...{ from: { name: 'Meno', address: from }, to: { name: '', address: to }, subject, text, signal },
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

const BY_CODE: Readonly<Record<string, MailProblem>> = {
  ...{ EDNS: 'unreachable', ESOCKET: 'unreachable', ECONNREFUSED: 'unreachable' },
  ...{ ETIMEDOUT: 'silent', EABORT: 'silent', ETLS: 'unencrypted', EREQUIRETLS: 'unencrypted' },
  ...{ EAUTH: 'login', ENOAUTH: 'login', EENVELOPE: 'refused', EMESSAGE: 'refused' },
};
/** What Node calls certificates that nobody vouches for, that are over, or of another name. */
const CERTIFICATE = /certificate|SELF_SIGNED|UNABLE_TO|ERR_TLS|ALTNAME|ERR_SSL|wrong version number/i;
/** An answer by which a server says that one must sign in first (RFC 4954). */
const SIGN_IN_FIRST = 530;
const LONGEST_ANSWER = 300;

function failureOf(error: unknown): MailFailure {
  const { code = '', message = '', response = null, responseCode = null } = readError(error);
  const answer = response?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER) || null;
  if (responseCode === SIGN_IN_FIRST) return new MailFailure('login', answer);
  if (CERTIFICATE.test(`${code} ${message}`)) return new MailFailure('unencrypted', answer);
  return new MailFailure(BY_CODE[code] ?? 'broken', answer);
}

function readError(error: unknown) {
  const of = (name: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, name) : null);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const responseCode = of('responseCode');
  return {
    ...{ code: text(of('code')), message: text(of('message')), response: text(of('response')) ?? null },
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  };
}
