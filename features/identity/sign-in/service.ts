import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { SignInRules, SignInWays } from './contract';
import { originOf, passkeysWorkAt, type SignInDeps } from './deps';
import { createMailDesk } from './mail/desk';
import { createOwnSignIn } from './own-sign-in';
import { createPasskeys } from './passkeys';
import { createRecovery } from './recovery';
import { createSecondFactor } from './second-factor';
import { createSingleSignOn } from './single-sign-on';
import { putRules, rulesOf } from './store-people';
import { arePasskeysUsed } from './store-proofs';
import { createTokens } from './tokens/service';

export type SignInService = ReturnType<typeof createSignIn>;

/** Every way of signing in beside the password itself, and what somebody does about their own. */
export function createSignIn(deps: SignInDeps) {
  const { engine, secureCookies } = deps.auth;
  const mail = createMailDesk(deps);
  return {
    mail,
    /** What stands before whatever can be guessed. */
    guard: deps.guard,
    own: createOwnSignIn(deps),
    passkeys: createPasskeys(deps),
    recovery: createRecovery(deps, mail),
    secondFactor: createSecondFactor(deps),
    single: createSingleSignOn(deps),
    tokens: createTokens(deps),

    /** What the sign-in screen may offer at the address of a request. */
    async ways(districtId: string | null, request: Request): Promise<SignInWays> {
      const works = passkeysWorkAt(originOf(request, deps.publicUrl, secureCookies));
      return {
        passkey: works && districtId !== null && (await engine.inScope(districtId, arePasskeysUsed)),
        single: deps.single && { name: deps.single.name },
        mail: mail.isOn,
      };
    },

    rules: (tx: Tx): Promise<SignInRules> => rulesOf(tx),

    /** Sets a district's rules. They hold at once, for whoever set them too. */
    async setRules(tx: Tx, { userId }: Principal, rules: SignInRules): Promise<SignInRules> {
      await putRules(tx, { ...rules, updatedBy: userId, updatedAt: deps.now() });
      deps.forgetPerson(null);
      return rulesOf(tx);
    },
  };
}
