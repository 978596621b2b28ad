import { afterEach, describe, expect, it } from 'vitest';
import { MailFailure } from './mail';
import { createMailer, mailServerOf } from './mailer';
import { LOGIN, NAME, startListener, startMailServer } from './smtp.testing';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
async function mailServer(...given: Parameters<typeof startMailServer>) {
  const server = await startMailServer(...given);
  open.push(server);
  return server;
}
async function listener(...given: Parameters<typeof startListener>) {
  const server = await startListener(...given);
  open.push(server);
  return server;
}

/** For servers that answer, however busy the machine is; and for those that hang. */
const TIMES = { connect: 60_000, silence: 60_000, whole: 120_000 };
const SHORT = { connect: 400, silence: 400, whole: 60_000 };
const FROM = 'meno@school.example';
const MAIL = { to: 'tea@school.example', subject: 'A new password', text: 'Hello Zoë,\n\nopen this link.\n' };
const word = `${encodeURIComponent(LOGIN.user)}:${encodeURIComponent(LOGIN.pass)}`;

/** A mailer as for a server of the school's network: by its name, which leads to this computer here. */
function mailerAt(port: number, trusted: string | null, login = `${word}@`, times = TIMES) {
  const server = mailServerOf(`smtp://${login}${NAME}:${port}`, times);
  const tls = { servername: NAME, ...(trusted === null ? {} : { ca: trusted }) };
  return createMailer({ ...server, host: '127.0.0.1', ...{ tls } }, FROM, times.whole);
}

async function failure(sending: Promise<void>): Promise<{ problem: string; answer: string | null }> {
  const error = await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MailFailure)) throw new Error(`No mail failure: ${String(error)}`);
  const { problem, answer } = error;
  return { problem, answer };
}

describe('mail', () => {
  it('goes encrypted and signed in, with what it says whole', async () => {
    const { port, cert, received } = await mailServer();
    await mailerAt(port, cert).send(MAIL);
    expect(received).toMatchObject([{ from: FROM, to: [MAIL.to], secure: true, user: LOGIN.user }]);
    const [{ raw = '' } = {}] = received;
    expect(raw).toContain('From: Meno <meno@school.example>');
    expect(raw).toContain('Subject: A new password');
    expect(raw).toMatch(/Hello Zo(=C3=AB|ë),/);
  });

  it('goes by TLS from the first byte where the address says so', async () => {
    const { port, cert, received } = await mailServer({ secure: true });
    const server = mailServerOf(`smtps://${word}@${NAME}:${port}`, TIMES);
    const mailer = createMailer({ ...server, host: '127.0.0.1', ...{ tls: { servername: NAME, ca: cert } } }, FROM);
    await mailer.send(MAIL);
    expect(received).toMatchObject([{ secure: true, user: LOGIN.user }]);
  });

  it('goes to a server on this computer as it is', async () => {
    const { port, received } = await mailServer();
    const mailer = createMailer(mailServerOf(`smtp://127.0.0.1:${port}`, TIMES), FROM);
    expect(mailer).toMatchObject({ server: `127.0.0.1:${port}`, from: FROM });
    await mailer.send(MAIL);
    expect(received).toMatchObject([{ to: [MAIL.to], secure: false, user: null }]);
  });

  it('takes nothing of a name for a header of its own', async () => {
    const { port, cert, received } = await mailServer();
    await mailerAt(port, cert).send({ ...MAIL, subject: 'A\r\nBcc: eve@evil.example\r\n\r\nB' });
    expect(received[0]?.to).toEqual([MAIL.to]);
    expect(received[0]?.raw).not.toMatch(/^Bcc:/im);
  });
});

describe('a mail server that takes no mail', () => {
  it('gets nothing, neither name nor password, where it offers no encryption', async () => {
    const heard: string[] = [];
    const { port, cert, received } = await mailServer({
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username }, _session, done) => {
        heard.push(String(username));
        done(null, { user: username });
      },
    });
    expect(await failure(mailerAt(port, cert).send(MAIL))).toMatchObject({ problem: 'unencrypted' });
    expect([heard, received]).toEqual([[], []]);
  });

  it('gets nothing where nobody vouches for it, or it is another', async () => {
    const heard: string[] = [];
    const { port, cert, received } = await mailServer({
      onAuth: ({ username }, _session, done) => {
        heard.push(String(username));
        done(null, { user: username });
      },
    });
    expect(await failure(mailerAt(port, null).send(MAIL))).toMatchObject({ problem: 'unencrypted' });
    const server = mailServerOf(`smtp://${word}@mail.other.example:${port}`, TIMES);
    const tls = { servername: 'mail.other.example', ca: cert };
    const other = createMailer({ ...server, host: '127.0.0.1', ...{ tls } }, FROM);
    expect(await failure(other.send(MAIL))).toMatchObject({ problem: 'unencrypted' });
    expect([heard, received]).toEqual([[], []]);
  });

  it('is told of where it refuses the password, or wants one', async () => {
    const { port, cert } = await mailServer({ authOptional: false });
    const wrong = await failure(mailerAt(port, cert, `${encodeURIComponent(LOGIN.user)}:wrong@`).send(MAIL));
    expect(wrong).toMatchObject({ problem: 'login', answer: expect.stringContaining('535') });
    expect(await failure(mailerAt(port, cert, '').send(MAIL))).toMatchObject({ problem: 'login' });
  });

  it('is told of in its own words where it refuses sender, recipient or mail', async () => {
    const refuse = (words: string) => Object.assign(new Error(words), { responseCode: 550 });
    const refusals: Parameters<typeof startMailServer>[0][] = [
      { onMailFrom: (_address, _session, done) => done(refuse('This sender may not')) },
      { onRcptTo: (_address, _session, done) => done(refuse('No such mailbox')) },
      {
        onData: (stream, _session, done) => {
          stream.resume();
          stream.on('end', () => done(refuse('Looks like spam')));
        },
      },
    ];
    for (const [index, words] of ['This sender may not', 'No such mailbox', 'Looks like spam'].entries()) {
      const { port, cert } = await mailServer(refusals[index]);
      expect(await failure(mailerAt(port, cert).send(MAIL))).toEqual({
        ...{ problem: 'refused', answer: expect.stringContaining(words) },
      });
    }
  });

  it('is given up where it hangs: before it greets, in the middle, and where it answers letter by letter', async () => {
    const mute = await listener(() => {});
    expect(await failure(mailerAt(mute.port, null, '', SHORT).send(MAIL))).toEqual({ problem: 'silent', answer: null });
    const stalls = await listener((socket) => socket.write('220 mail.school.example ESMTP\r\n'));
    expect(await failure(mailerAt(stalls.port, null, '', SHORT).send(MAIL))).toEqual({
      problem: 'silent',
      answer: null,
    });
    const timers = new Set<NodeJS.Timeout>();
    const drips = await listener((socket) => {
      socket.write('220 mail.school.example ESMTP\r\n');
      timers.add(setInterval(() => socket.write('250-NEVER\r\n'), 40));
    });
    const mailer = mailerAt(drips.port, null, '', { ...SHORT, whole: 900 });
    expect(await failure(mailer.send(MAIL))).toEqual({ problem: 'silent', answer: null });
    for (const timer of timers) clearInterval(timer);
  });

  it('is told of where there is none, or something else', async () => {
    const { port, close } = await startListener(() => {});
    await close();
    expect(await failure(mailerAt(port, null).send(MAIL))).toMatchObject({ problem: 'unreachable' });
    const web = await listener((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await failure(mailerAt(web.port, null).send(MAIL))).toMatchObject({ problem: 'broken' });
    const gone = await listener((socket) => socket.destroy());
    expect(['broken', 'unreachable']).toContain((await failure(mailerAt(gone.port, null).send(MAIL))).problem);
  });
});
