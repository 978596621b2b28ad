import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { safeNext } from '../ui/safe-next';
import { answer, redirect, stepCookie, stepOfRequest } from './answers';
import { originOf, type SignInDeps, type SingleSignOnConfig, told } from './deps';
import { letIn } from './password-step';
import { fail } from './prove';
import {
  activePerson,
  insertNewcomer,
  linkSingle,
  personByName,
  personBySingle,
  rulesOf,
  standingOf,
} from './store-people';
import { beginStep, STEP_MS, takeStep } from './store-steps';

const RETURN_PATH = '/api/v1/sign-in/single/return';
/** How long the provider may take to answer, in seconds. */
const TIMEOUT_SECONDS = 10;

const waitingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().max(200).optional(),
  // Some providers send it as a word.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
  // How surely it knows who that is, where it says so.
  acr: z.string().optional(),
  amr: z.array(z.string()).optional(),
});
type Claims = z.output<typeof claimsSchema>;

/** Why somebody isn't let in: words of the sign-in screen. */
type Refusal = 'single_failed' | 'single_unknown' | 'single_unverified';

/** Asks nobody but the configured hosts, and follows none of them elsewhere. */
function boundedFetch({ issuer, hosts }: SingleSignOnConfig): CustomFetch {
  const allowed = new Set([new URL(issuer).host, ...hosts]);
  return async (address, options) => {
    if (!allowed.has(new URL(address).host)) throw new Error('Single sign-on names a host that isn’t configured.');
    const { body, ...rest } = options;
    // What it sends are forms: their words are all that a body holds.
    return fetch(address, {
      ...rest,
      body: body instanceof Uint8Array ? new Uint8Array(body) : body,
      redirect: 'manual',
    });
  };
}

/** Whether a provider says of somebody, in its signed token, that they showed it more than a password. */
function isStrong({ acr, amr = [] }: Claims, strong: readonly string[]): boolean {
  return strong.includes('any') || [acr, ...amr].some((word) => word !== undefined && strong.includes(word));
}

/** Single sign-on by OpenID Connect: authorisation code with PKCE, state and nonce. */
export function createSingleSignOn(deps: SignInDeps) {
  const { auth, now, single } = deps;
  const { engine, secureCookies } = auth;
  let known: Promise<Configuration> | null = null;

  /** What the provider says of itself; asked for once, and again after a failure. */
  function configuration({ issuer, clientId, clientSecret, ...rest }: SingleSignOnConfig): Promise<Configuration> {
    const insecure = new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : [];
    known ??= discovery(new URL(issuer), clientId, undefined, clientSecret ? ClientSecretPost(clientSecret) : None(), {
      [customFetch]: boundedFetch({ issuer, clientId, clientSecret, ...rest }),
      timeout: TIMEOUT_SECONDS,
      // Without it the client leaves signatures of tokens unlooked at, since they come over TLS from the provider itself.
      execute: [...insecure, enableNonRepudiationChecks],
    }).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  }

  const returnAddress = (request: Request) =>
    new URL(RETURN_PATH, originOf(request, deps.publicUrl, secureCookies)).toString();

  return {
    /** Where the browser goes to sign in. @throws single_off. */
    async begin(districtId: string, request: Request, next: string | null): Promise<Response> {
      if (!single) throw fail('single_off', 'This Meno has no single sign-on.');
      const provider = await configuration(single).catch((error: unknown) => {
        deps.report(error);
        return null;
      });
      if (!provider)
        return answer({ code: 'single_failed', message: `${single.name} did not answer. Try again later.` }, [], 503);
      const waiting = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(provider, {
        redirect_uri: returnAddress(request),
        scope: 'openid email profile',
        state: waiting.state,
        nonce: waiting.nonce,
        code_challenge: await calculatePKCECodeChallenge(waiting.verifier),
        code_challenge_method: 'S256',
      });
      const token = await engine.inScope(districtId, (tx) =>
        beginStep(tx, 'single', { ...waiting, next: safeNext(next) }, now()),
      );
      return answer({ address: address.toString() }, [stepCookie(token, STEP_MS / 1000, secureCookies)]);
    },

    /** The browser comes back: in, or to the sign-in screen with a word on why not. */
    async finish(districtId: string, request: Request): Promise<Response> {
      if (!single) throw fail('single_off', 'This Meno has no single sign-on.');
      const step = waitingSchema.safeParse(
        await engine.inScope(districtId, (tx) => takeStep(tx, 'single', stepOfRequest(request, secureCookies), now())),
      );
      const claims = step.success ? await claimsOf(single, request, step.data) : null;
      if (!step.success || !claims) return refuse(districtId, request, 'single_failed', null);
      return engine.inScope(districtId, async (tx) => {
        const found = await personOf(tx, claims);
        if ('refusal' in found) return refuse(districtId, request, found.refusal, found.meant);
        const person = await activePerson(tx, found.userId);
        if (!person) return refuse(districtId, request, 'single_unknown', null);
        const way = isStrong(claims, single.strong) ? 'single+factor' : 'single';
        // Where the district asks staff for a second factor, a provider that doesn't say that it did counts for a password.
        if ((await standingOf(tx, person.id))?.showsCode(way)) {
          const token = await beginStep(tx, 'code', { userId: person.id, by: 'single' }, now());
          const next = new URLSearchParams({ step: 'code', next: step.data.next });
          return redirect(`/sign-in?${next}`, [stepCookie(token, STEP_MS / 1000, secureCookies)]);
        }
        const response = await letIn(tx, engine, request, person.id, way, now());
        told(deps, districtId, request, {
          ...{ who: person.id, role: person.role, kind: 'sign-in', outcome: 'done', subjects: [person.id] },
          way: found.isNew ? `${way}, new account` : way,
        });
        return redirect(step.data.next, [...response.headers.getSetCookie(), stepCookie('', 0, secureCookies)]);
      });
    },
  };

  function refuse(districtId: string, request: Request, refusal: Refusal, meant: string | null): Response {
    told(deps, districtId, request, {
      ...{ who: null, role: 'unknown', kind: 'sign-in-failed', outcome: 'refused', way: 'single' },
      subjects: meant ? [meant] : [],
    });
    return redirect(`/sign-in?problem=${refusal}`, [stepCookie('', 0, secureCookies)]);
  }

  /** What the provider says of whom it signed in, with its signature, audience, times, state and nonce checked; null when anything is wrong. */
  async function claimsOf(
    config: SingleSignOnConfig,
    request: Request,
    { state, nonce, verifier }: z.output<typeof waitingSchema>,
  ): Promise<Claims | null> {
    try {
      const provider = await configuration(config);
      const came = new URL(returnAddress(request));
      came.search = new URL(request.url).search;
      const tokens = await authorizationCodeGrant(provider, came, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const said = claimsSchema.parse(tokens.claims());
      if (said.email !== undefined || !provider.serverMetadata().userinfo_endpoint) return said;
      const more = await fetchUserInfo(provider, tokens.access_token, said.sub);
      return claimsSchema.parse({ ...more, iss: said.iss, sub: said.sub, acr: said.acr, amr: said.amr });
    } catch (error) {
      // Its words may hold what the provider said of somebody; its code doesn't.
      const code: unknown = error instanceof Error ? (Reflect.get(error, 'code') ?? error.name) : 'unknown';
      deps.report(new Error(`Single sign-on failed: ${code}`));
      return null;
    }
  }

  type Tx = Parameters<Parameters<typeof engine.inScope>[1]>[0];
  type Found = { userId: string; isNew: boolean } | { refusal: Refusal; meant: string | null };

  /** Who it is here: linked before; or with the same address, if the provider vouches for it; or new, where the district lets them. */
  async function personOf(tx: Tx, claims: Claims): Promise<Found> {
    const accountId = `${claims.iss} ${claims.sub}`;
    const linked = await personBySingle(tx, accountId);
    if (linked) return { userId: linked, isNew: false };
    const email = claims.email?.trim().toLowerCase();
    const person = email?.includes('@') ? await personByName(tx, email) : null;
    if (!email?.includes('@') || claims.email_verified !== true)
      return { refusal: 'single_unverified', meant: person?.id ?? null };
    if (person) {
      await linkSingle(tx, person.id, accountId);
      return { userId: person.id, isNew: false };
    }
    const { newcomers } = await rulesOf(tx);
    if (newcomers === 'nobody') return { refusal: 'single_unknown', meant: null };
    const name = claims.name?.trim().slice(0, 120) || email;
    const userId = await insertNewcomer(tx, { name, email, role: newcomers });
    if (!userId) return { refusal: 'single_unknown', meant: null };
    await linkSingle(tx, userId, accountId);
    return { userId, isNew: true };
  }
}
