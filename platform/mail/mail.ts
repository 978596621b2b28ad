/** Plain text to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * Why a mail server took no mail.
 * - `unreachable`: there is none at that name and port
 * - `silent`: it did not answer in time
 * - `unencrypted`: it offers no encryption, or a certificate that nobody vouches for
 * - `login`: it refused the name and password, or wants some and has none
 * - `refused`: it refused the sender, the recipient or the mail itself
 * - `broken`: it answered something else than a mail server does, or hung up
 */
export const mailProblems = ['unreachable', 'silent', 'unencrypted', 'login', 'refused', 'broken'] as const;
export type MailProblem = (typeof mailProblems)[number];

/** A mail that was not taken. What the server answered can name people: it is for the one who looks after Meno, not for a log. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  constructor(
    readonly problem: MailProblem,
    /** In the server's own words, at most a line; null where it said nothing. */
    readonly answer: string | null,
  ) {
    super(`The mail server took no mail: ${problem}.`);
  }
}

/** Sends mail by the server of the settings. */
export interface Mailer {
  /** Name and port of the server, without what one signs in to it with. */
  server: string;
  /** Whom mail comes from. */
  from: string;
  /** @throws MailFailure */
  send(mail: Mail): Promise<void>;
}
