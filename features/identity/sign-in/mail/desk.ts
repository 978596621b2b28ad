import { createTranslator } from 'use-intl/core';
import type { Principal } from '@/platform/http/principal';
import messages from '@/platform/i18n/messages/en/sign-in-mail.json';
import { type Mail, MailFailure } from '@/platform/mail/mail';
import { shownEmail } from '../../username';
import type { SignInDeps } from '../deps';
import { fail } from '../prove';
import type { MailState } from './contract';

const t = createTranslator({ locale: 'en', messages });

/** Mail goes out here, and what came of the last one is kept for whoever looks after Meno. */
export function createMailDesk({ mail, now, currentDistrict }: Pick<SignInDeps, 'mail' | 'now' | 'currentDistrict'>) {
  let last: MailState['last'] = null;
  const state = (): MailState | null => mail && { server: mail.server, from: mail.from, last };

  /** @throws MailFailure; mail_off where there is no server. */
  async function send(given: Mail): Promise<void> {
    if (!mail) throw fail('mail_off', 'This Meno sends no mail. Ask an administrator for a link.');
    const note = (problem: MailFailure | null) => {
      last = { at: now().toISOString(), problem: problem?.problem ?? null, answer: problem?.answer ?? null };
    };
    try {
      await mail.send(given);
      note(null);
    } catch (error) {
      if (error instanceof MailFailure) note(error);
      throw error;
    }
  }

  return {
    isOn: mail !== null,
    state,
    send,

    /** Sends whoever asks a mail, and says what came of it. @throws mail_off, mail_no_address. */
    async try(principal: Principal): Promise<MailState> {
      const to = shownEmail(principal.email);
      if (!to) throw fail('mail_no_address', 'You sign in without an e-mail address, so there is nowhere to send it.');
      const words = { school: (await currentDistrict())?.name ?? 'Meno' };
      await send({ to, subject: t('test.subject', words), text: t('test.text', words) }).catch((error: unknown) => {
        if (!(error instanceof MailFailure)) throw error;
      });
      const after = state();
      if (!after) throw fail('mail_off', 'This Meno sends no mail.');
      return after;
    },
  };
}
export type MailDesk = ReturnType<typeof createMailDesk>;
