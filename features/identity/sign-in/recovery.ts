import { createTranslator } from 'use-intl/core';
import { type Role, schoolRoles } from '@/platform/database/roles';
import type { Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import messages from '@/platform/i18n/messages/en/sign-in-mail.json';
import { shownEmail } from '../username';
import type { Recovery, RecoveryLink } from './contract';
import { originOf, type SignInDeps, told } from './deps';
import type { MailDesk } from './mail/desk';
import { newPasswordHash } from './new-password';
import { fail, unlessWaiting } from './prove';
import { newToken, tokenHash } from './secret-words';
import { activePerson, knownOf, personByName, putPassword } from './store-people';
import { endPasskeys, endSecondFactor, noteLinkUsed, putRecoveryLink, recoveryLinkBy } from './store-proofs';
import { endSessions } from './store-sessions';
import { endTokens } from './tokens/store';

/** How long a link counts, in milliseconds. */
const LINK_MS = 24 * 3600_000;

/** Whom a school's administrator may help. */
const OF_SCHOOLS: readonly Role[] = schoolRoles;

const t = createTranslator({ locale: 'en', messages });
type Tx = Parameters<Parameters<SignInDeps['auth']['engine']['inScope']>[1]>[0];

/** Ways back for who has lost their password or their phone, without any mail service. */
export function createRecovery(deps: SignInDeps, desk: MailDesk) {
  const { auth, now } = deps;
  const { engine } = auth;
  const gone = () => fail('link_gone', 'This link was used already, or is older than a day. Ask for a new one.');

  /** Whom a caller may help: administrators of a school nobody who stands above them. @throws forbidden, not_found. */
  async function helped(tx: Tx, { role }: Principal, personId: string) {
    const person = await activePerson(tx, personId);
    if (!person) throw failCommon('not_found', 'There is no such person, or they may not sign in.');
    if (role !== 'admin' && !OF_SCHOOLS.includes(person.role))
      throw failCommon('forbidden', 'Only the administrators of the district may do this for administrators.');
    return person;
  }

  async function newLink(tx: Tx, request: Request, userId: string, issuedBy: string | null): Promise<RecoveryLink> {
    const token = newToken();
    const expiresAt = new Date(now().getTime() + LINK_MS);
    await putRecoveryLink(tx, { userId, tokenHash: tokenHash(token), issuedBy, expiresAt, createdAt: now() });
    // After the `#`: browsers send that to no server, and it stands in no log.
    const address = `${originOf(request, deps.publicUrl, auth.secureCookies).origin}/recover#${token}`;
    return { address, expiresAt: expiresAt.toISOString() };
  }

  return {
    /** A link by which somebody sets a new password, once, within a day; one from before no longer counts. */
    issue: (principal: Principal, request: Request, personId: string): Promise<RecoveryLink> =>
      engine.inScope(principal.districtId, async (tx) => {
        await helped(tx, principal, personId);
        return newLink(tx, request, personId, principal.userId);
      }),

    /** Ends somebody's one-time codes, recovery codes, passkeys, sessions and API tokens: their phone is gone, or in other hands. */
    async resetSecondFactor(principal: Principal, personId: string): Promise<void> {
      await engine.inScope(principal.districtId, async (tx) => {
        await helped(tx, principal, personId);
        await endSecondFactor(tx, personId);
        await endPasskeys(tx, personId);
        await endTokens(tx, personId);
        await endSessions(tx, personId, null);
      });
      deps.forgetPerson(personId);
    },

    /** For whom a link is. @throws link_gone. */
    look: (districtId: string, token: string): Promise<Recovery> =>
      engine.inScope(districtId, async (tx) => {
        const link = await recoveryLinkBy(tx, tokenHash(token), now());
        const person = link && (await activePerson(tx, link.userId));
        if (!person) throw gone();
        return { name: person.name, signInName: person.username ?? shownEmail(person.email) ?? '' };
      }),

    /** Sets the password that a link lets one set, and ends all sessions; signs nobody in. @throws link_gone, invalid_input, too_many_tries. */
    async recover(districtId: string, request: Request, token: string, password: string): Promise<void> {
      const hash = tokenHash(token);
      const userId = await engine.inScope(districtId, async (tx) => (await recoveryLinkBy(tx, hash, now()))?.userId);
      if (!userId) throw gone();
      const attempt = async () =>
        newPasswordHash(password, await engine.inScope(districtId, (tx) => knownOf(tx, userId)));
      const passwordHash = unlessWaiting(await deps.guard(districtId, request, `link ${hash}`, attempt, () => true));
      await engine.inScope(districtId, async (tx) => {
        const link = await recoveryLinkBy(tx, hash, now());
        const person = link && (await activePerson(tx, link.userId));
        if (!person) throw gone();
        await putPassword(tx, person.id, passwordHash, now());
        await noteLinkUsed(tx, link.id, now());
        await endSessions(tx, person.id, null);
        told(deps, districtId, request, {
          ...{ who: person.id, role: person.role, kind: 'change', outcome: 'done', subjects: [person.id] },
          way: 'new password by link',
        });
      });
      deps.forgetPerson(userId);
    },

    /** Sends a link by mail to who has this address; nobody learns whether somebody has. @throws mail_off, too_many_tries. */
    async ask(districtId: string, request: Request, email: string): Promise<void> {
      if (!desk.isOn) throw fail('mail_off', 'This Meno sends no mail. Ask an administrator for a link.');
      // No try goes well here: whoever asks again and again has to wait, whether there is such an account or not.
      unlessWaiting(
        await deps.guard(
          districtId,
          request,
          `mail ${email}`,
          async () => {},
          () => false,
        ),
      );
      // Nobody waits for it: how long it takes would tell whether there is somebody.
      void sendLink(districtId, request, email).catch(deps.report);
    },
  };

  async function sendLink(districtId: string, request: Request, email: string): Promise<void> {
    const made = await engine.inScope(districtId, async (tx) => {
      const person = email.includes('@') ? await personByName(tx, email) : null;
      const to = person && shownEmail(person.email);
      return person && to ? { person, to, link: await newLink(tx, request, person.id, null) } : null;
    });
    if (!made) return;
    const { person, to, link } = made;
    const school = (await deps.currentDistrict())?.name ?? 'Meno';
    const words = { name: person.name, school, address: link.address };
    const note = (outcome: 'done' | 'failed') =>
      told(deps, districtId, request, {
        ...{ who: null, role: 'unknown', kind: 'change', outcome, subjects: [person.id], way: 'link by mail' },
      });
    try {
      await desk.send({ to, subject: t('recovery.subject', words), text: t('recovery.text', words) });
      note('done');
    } catch (error) {
      // Who asked is told nothing; who looks after Meno sees it in the trail and under the rules for signing in.
      note('failed');
      throw error;
    }
  }
}
