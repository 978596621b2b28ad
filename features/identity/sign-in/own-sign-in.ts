import type { Principal } from '@/platform/http/principal';
import { shownEmail } from '../username';
import { answer } from './answers';
import { describeBrowser } from './browser-of';
import type { NewSecondFactor, OpenSession, Security } from './contract';
import { originOf, passkeysWorkAt, type SignInDeps } from './deps';
import { newPasswordHash } from './new-password';
import { addressOf, newSecret, qrOf } from './one-time-code';
import { showPasskey } from './passkeys';
import { fail, prove, unlessWaiting } from './prove';
import { takeOneTimeCode } from './second-factor';
import { newRecoveryCodes, recoveryCodeHash } from './secret-words';
import { activePerson, hasSingle, knownOf, passwordOf, putPassword } from './store-people';
import { codesLeft, confirmedAt, endSecondFactor, passkeysOf, putRecoveryCodes, putSecret } from './store-proofs';
import { endSession, endSessions, noteWay, sessionByToken, sessionsOf } from './store-sessions';

type Tx = Parameters<Parameters<SignInDeps['auth']['engine']['inScope']>[1]>[0];

/** How somebody signs in, looked at and changed by themselves. */
export function createOwnSignIn(deps: SignInDeps) {
  const { auth, now } = deps;
  const { engine } = auth;

  /** Ends all their sessions but begins this one anew, so that a word that somebody else may have seen is worth nothing; returns its cookies. */
  async function renew(tx: Tx, principal: Principal, request: Request, way?: 'password+code'): Promise<string[]> {
    const session = principal.via === 'cookie' ? await engine.sessionWithin(request.headers) : null;
    const before = session?.userId === principal.userId ? await sessionByToken(tx, session.token) : null;
    if (!before) {
      await endSessions(tx, principal.userId, null);
      return [];
    }
    const { token, cookies } = await engine.begin(request, principal.userId);
    await noteWay(tx, token, way ?? before.way, now());
    await endSessions(tx, principal.userId, token);
    return cookies;
  }

  async function newCodes(tx: Tx, userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await putRecoveryCodes(
      tx,
      userId,
      codes.flatMap((code) => recoveryCodeHash(code, deps.secret) ?? []),
    );
    return codes;
  }

  return {
    async show(principal: Principal, request: Request): Promise<Security> {
      const { districtId, userId } = principal;
      return engine.inScope(districtId, async (tx) => {
        const session = principal.via === 'cookie' ? await engine.sessionWithin(request.headers) : null;
        const person = await activePerson(tx, userId);
        const since = await confirmedAt(tx, userId);
        return {
          email: shownEmail(principal.email),
          username: person?.username ?? null,
          hasPassword: (await passwordOf(tx, userId)) !== null,
          owesSecondFactor: principal.owesSecondFactor ?? false,
          secondFactor: since && { since: since.toISOString(), codesLeft: await codesLeft(tx, userId) },
          passkeys: (await passkeysOf(tx, userId)).map(showPasskey),
          passkeysWork: passkeysWorkAt(originOf(request, deps.publicUrl, auth.secureCookies)),
          single: (await hasSingle(tx, userId)) ? (deps.single?.name ?? null) : null,
          sessions: (await sessionsOf(tx, userId, now())).map((row): OpenSession => {
            const { id, token, ipAddress, userAgent, way, createdAt, lastUsedAt } = row;
            return {
              ...{ id, way, here: token === session?.token, address: ipAddress, ...describeBrowser(userAgent ?? '') },
              ...{ createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() },
            };
          }),
        };
      });
    },

    /** Sets another password; all sessions end but this one, which begins anew. @throws wrong_password, sign_in_again, invalid_input. */
    async changePassword(principal: Principal, request: Request, current: string, password: string): Promise<Response> {
      const { districtId, userId } = principal;
      await prove(deps, principal, request, current);
      const hash = await newPasswordHash(password, await engine.inScope(districtId, (tx) => knownOf(tx, userId)));
      const cookies = await engine.inScope(districtId, async (tx) => {
        await putPassword(tx, userId, hash, now());
        return renew(tx, principal, request);
      });
      deps.forgetPerson(userId);
      return answer({}, cookies);
    },

    /** A new secret for an app; nothing is asked for until a first code was right. @throws second_factor_there and those of {@link prove}. */
    async beginSecondFactor(principal: Principal, request: Request, password: string): Promise<NewSecondFactor> {
      const { districtId, userId } = principal;
      await prove(deps, principal, request, password);
      const secret = newSecret();
      const district = await deps.currentDistrict();
      return engine.inScope(districtId, async (tx) => {
        if (await confirmedAt(tx, userId))
          throw fail('second_factor_there', 'You have one-time codes already. Switch them off first.');
        await putSecret(tx, userId, secret, now());
        const person = await activePerson(tx, userId);
        const label = shownEmail(principal.email) ?? person?.username ?? principal.name;
        const address = addressOf(secret, district?.name ?? 'Meno', label);
        return { secret, address, qr: qrOf(address) };
      });
    },

    /** Takes the first code: from now on one is asked for. @returns the recovery codes, told this once. @throws code_wrong, too_many_tries. */
    async confirmSecondFactor(principal: Principal, request: Request, code: string): Promise<Response> {
      const { districtId, userId } = principal;
      const attempt = () =>
        engine.inScope(districtId, async (tx) => {
          if (await confirmedAt(tx, userId)) throw fail('second_factor_there', 'You have one-time codes already.');
          if (!(await takeOneTimeCode(deps, tx, userId, code))) return null;
          const codes = await newCodes(tx, userId);
          return answer({ codes }, await renew(tx, principal, request, 'password+code'));
        });
      const tried = await deps.guard(districtId, request, `code of ${userId}`, attempt, (done) => done !== null);
      const response = unlessWaiting(tried);
      if (!response) throw fail('code_wrong', 'This code isn’t right. Wait for the next one, then try again.');
      deps.forgetPerson(userId);
      return response;
    },

    /** New recovery codes; those from before no longer count. @throws second_factor_none and those of {@link prove}. */
    async renewCodes(principal: Principal, request: Request, password: string): Promise<{ codes: string[] }> {
      await prove(deps, principal, request, password);
      return engine.inScope(principal.districtId, async (tx) => {
        if (!(await confirmedAt(tx, principal.userId))) throw fail('second_factor_none', 'You have no one-time codes.');
        return { codes: await newCodes(tx, principal.userId) };
      });
    },

    /** One-time codes are no longer asked for. @throws second_factor_none and those of {@link prove}. */
    async endSecondFactor(principal: Principal, request: Request, password: string): Promise<void> {
      await prove(deps, principal, request, password);
      const ended = await engine.inScope(principal.districtId, (tx) => endSecondFactor(tx, principal.userId));
      deps.forgetPerson(principal.userId);
      if (!ended) throw fail('second_factor_none', 'You have no one-time codes.');
    },

    /** Ends one session. @throws session_not_found. */
    async endSession({ districtId, userId }: Principal, sessionId: string): Promise<void> {
      const ended = await engine.inScope(districtId, (tx) => endSession(tx, userId, sessionId));
      deps.forgetPerson(userId);
      if (!ended) throw fail('session_not_found', 'There is no such session, or it has ended.');
    },

    /** Ends all sessions, or all but this one. */
    async endSessions({ districtId, userId, via }: Principal, request: Request, here: boolean): Promise<void> {
      await engine.inScope(districtId, async (tx) => {
        const session = via === 'cookie' && !here ? await engine.sessionWithin(request.headers) : null;
        await endSessions(tx, userId, session?.userId === userId ? session.token : null);
      });
      deps.forgetPerson(userId);
    },
  };
}
