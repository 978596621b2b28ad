import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Principal } from '@/platform/http/principal';
import type { passkeys } from '../schema-sign-in';
import { shownEmail } from '../username';
import { answer, stepCookie, stepOfRequest, tooMany } from './answers';
import type { Passkey } from './contract';
import { originOf, passkeysWorkAt, type SignInDeps, told } from './deps';
import type { AuthenticationJson, RegistrationJson } from './passkey-json';
import { letIn } from './password-step';
import { fail, prove } from './prove';
import { activePerson } from './store-people';
import { deletePasskey, insertPasskey, notePasskey, passkeyByCredential, passkeysOf } from './store-proofs';
import { noteWay } from './store-sessions';
import { beginStep, STEP_MS, takeStep } from './store-steps';

const waitingSchema = z.object({ challenge: z.string(), userId: z.uuid().nullable() });

export function showPasskey(row: typeof passkeys.$inferSelect): Passkey {
  const { id, name, createdAt, lastUsedAt, backedUp } = row;
  return { id, name, backedUp, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}

/** Passkeys (WebAuthn): a key in a device or a password manager, which asks its owner for a finger, a face or a number. */
export function createPasskeys(deps: SignInDeps) {
  const { auth, now } = deps;
  const { engine, secureCookies } = auth;
  const placeOf = (request: Request) => originOf(request, deps.publicUrl, secureCookies);
  const stepOptions = (token: string, options: unknown) =>
    answer(options, [stepCookie(token, STEP_MS / 1000, secureCookies)]);

  return {
    /** What a browser needs to make a passkey. @throws wrong_password, sign_in_again, passkey_not_added. */
    async beginAdding(principal: Principal, request: Request, password: string): Promise<Response> {
      const { districtId, userId } = principal;
      const origin = placeOf(request);
      if (!passkeysWorkAt(origin)) throw fail('passkey_not_added', 'Browsers use passkeys over https alone.');
      await prove(deps, principal, request, password);
      return engine.inScope(districtId, async (tx) => {
        const [held, person] = [await passkeysOf(tx, userId), await activePerson(tx, userId)];
        const options = await generateRegistrationOptions({
          rpName: (await deps.currentDistrict())?.name ?? 'Meno',
          rpID: origin.hostname,
          userName: shownEmail(principal.email) ?? person?.username ?? principal.name,
          userDisplayName: principal.name,
          userID: new TextEncoder().encode(userId),
          attestationType: 'none',
          excludeCredentials: held.map(({ credentialId, transports }) => ({
            id: credentialId,
            transports: transports.split(',').filter((each) => each !== ''),
          })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        });
        const token = await beginStep(tx, 'new-passkey', { challenge: options.challenge, userId }, now());
        return stepOptions(token, options);
      });
    },

    /** Keeps the passkey that a browser made. @throws passkey_not_added. */
    async add(principal: Principal, request: Request, name: string, made: RegistrationJson): Promise<Passkey> {
      const { districtId, userId } = principal;
      const refuse = () => fail('passkey_not_added', 'The passkey was not added. Try once more.');
      const added = await engine.inScope(districtId, async (tx) => {
        const step = waitingSchema.safeParse(
          await takeStep(tx, 'new-passkey', stepOfRequest(request, secureCookies), now()),
        );
        if (!step.success || step.data.userId !== userId) return null;
        const origin = placeOf(request);
        const found = await verifyRegistrationResponse({
          response: made,
          expectedChallenge: step.data.challenge,
          expectedOrigin: origin.origin,
          expectedRPID: origin.hostname,
          requireUserVerification: true,
        }).catch(() => null);
        if (!found?.verified) return null;
        const { credential, credentialBackedUp } = found.registrationInfo;
        const row = await insertPasskey(tx, {
          ...{ userId, name, credentialId: credential.id, counter: credential.counter, backedUp: credentialBackedUp },
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          transports: (made.response.transports ?? []).join(','),
          createdAt: now(),
        });
        if (!row) return null;
        // Whoever made it has just shown it: a session that owed a second factor owes none.
        const session = principal.via === 'cookie' ? await engine.sessionWithin(request.headers) : null;
        if (session?.userId === userId && principal.owesSecondFactor)
          await noteWay(tx, session.token, 'passkey', now());
        return showPasskey(row);
      });
      deps.forgetPerson(userId);
      if (!added) throw refuse();
      return added;
    },

    /** Takes a passkey away. @throws passkey_not_found. */
    async remove({ districtId, userId }: Principal, passkeyId: string): Promise<void> {
      const gone = await engine.inScope(districtId, (tx) => deletePasskey(tx, userId, passkeyId));
      if (!gone) throw fail('passkey_not_found', 'There is no such passkey.');
    },

    /** What a browser needs to sign somebody in by a passkey, whoever they are. */
    async beginSignIn(districtId: string, request: Request): Promise<Response> {
      const options = await generateAuthenticationOptions({
        rpID: placeOf(request).hostname,
        userVerification: 'required',
      });
      const token = await engine.inScope(districtId, (tx) =>
        beginStep(tx, 'passkey', { challenge: options.challenge, userId: null }, now()),
      );
      return stepOptions(token, options);
    },

    /** Signs in whose passkey it is. */
    async signIn(districtId: string, request: Request, shown: AuthenticationJson): Promise<Response> {
      const attempt = () => engine.inScope(districtId, (tx) => checkPasskey(deps, tx, districtId, request, shown));
      const whom = `passkey ${shown.id}`;
      const tried = await deps.guard(districtId, request, whom, attempt, (response) => response.status < 400);
      return 'waitMs' in tried ? tooMany(tried.waitMs) : tried.result;
    },
  };
}

type Tx = Parameters<Parameters<SignInDeps['auth']['engine']['inScope']>[1]>[0];

async function checkPasskey(
  deps: SignInDeps,
  tx: Tx,
  districtId: string,
  request: Request,
  shown: AuthenticationJson,
): Promise<Response> {
  const { auth, now } = deps;
  const step = waitingSchema.safeParse(
    await takeStep(tx, 'passkey', stepOfRequest(request, auth.secureCookies), now()),
  );
  const passkey = await passkeyByCredential(tx, shown.id);
  const person = passkey && (await activePerson(tx, passkey.userId));
  const origin = originOf(request, deps.publicUrl, auth.secureCookies);
  const found =
    step.success && passkey && person
      ? await verifyAuthenticationResponse({
          response: shown,
          expectedChallenge: step.data.challenge,
          expectedOrigin: origin.origin,
          expectedRPID: origin.hostname,
          requireUserVerification: true,
          credential: {
            id: passkey.credentialId,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            counter: passkey.counter,
          },
        }).catch(() => null)
      : null;
  if (!passkey || !person || !found?.verified) {
    const subjects = person ? [person.id] : [];
    told(deps, districtId, request, {
      ...{ who: null, role: 'unknown', kind: 'sign-in-failed', outcome: 'refused', way: 'passkey', subjects },
    });
    return answer({ code: 'passkey_refused', message: 'This passkey is not known here, or was too slow.' }, [], 401);
  }
  await notePasskey(tx, passkey.id, found.authenticationInfo.newCounter, now());
  const response = await letIn(tx, auth.engine, request, person.id, 'passkey', now());
  response.headers.append('set-cookie', stepCookie('', 0, auth.secureCookies));
  told(deps, districtId, request, {
    ...{ who: person.id, role: person.role, kind: 'sign-in', outcome: 'done', way: 'passkey', subjects: [person.id] },
  });
  return response;
}
