import { asSystem } from '@/platform/database/as-system';
import { type Role, schoolRoles } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import { createToken } from '../../authenticate';
import { personById } from '../../store';
import type { SignInDeps } from '../deps';
import { fail, prove } from '../prove';
import type { ApiToken, MadeToken, NewToken } from './contract';
import { endToken, type TokenRow, tokensOf } from './store';

const DAY_MS = 86_400_000;
/** Most tokens that somebody may have. */
const MOST_TOKENS = 50;
const OF_SCHOOLS: readonly Role[] = schoolRoles;

/** API tokens of people: seen, made and ended by themselves; seen and ended by those who look after them. */
export function createTokens(deps: SignInDeps) {
  const { auth, now } = deps;
  const { engine } = auth;
  const gone = () => fail('token_not_found', 'There is no such token, or it was ended already.');

  const shown = ({ id, name, may, createdAt, lastUsedAt, expiresAt }: TokenRow): ApiToken => ({
    ...{ id, name, may, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null },
    expiresAt: expiresAt?.toISOString() ?? null,
    over: expiresAt !== null && expiresAt <= now(),
  });

  /** Administrators of a school look after nobody who stands above them. @throws forbidden, not_found. */
  async function lookedAfter(tx: Tx, { role }: Principal, personId: string): Promise<void> {
    const person = await personById(tx, personId);
    if (!person) throw failCommon('not_found', 'There is no such person.');
    if (role !== 'admin' && !OF_SCHOOLS.includes(person.role))
      throw failCommon('forbidden', 'Only the administrators of the district may do this for administrators.');
  }

  /** Ends a token of somebody, for good: it opens nothing from now on. @throws token_not_found */
  async function end(of: Pick<Principal, 'districtId' | 'userId'>, tokenId: string): Promise<void> {
    const ended = await engine.inScope(of.districtId, (tx) => endToken(tx, of.userId, tokenId));
    deps.forgetPerson(of.userId);
    if (!ended) throw gone();
  }

  return {
    own: async (tx: Tx, { userId }: Principal): Promise<ApiToken[]> => (await tokensOf(tx, userId)).map(shown),

    /** Makes a token and tells it, this once. @throws tokens_many and those of {@link prove}. */
    async make(principal: Principal, request: Request, { name, may, days, password }: NewToken): Promise<MadeToken> {
      const { districtId, userId } = principal;
      await prove(deps, principal, request, password);
      return engine.inScope(districtId, async (tx) => {
        if ((await tokensOf(tx, userId)).length >= MOST_TOKENS)
          throw fail('tokens_many', `You have ${MOST_TOKENS} tokens. End some that nothing uses.`);
        const expiresAt = new Date(now().getTime() + days * DAY_MS);
        const { token, row } = await createToken(tx, { userId, name, may, expiresAt });
        return { token, made: shown(row) };
      });
    },

    end,

    /** Tokens of somebody whom the caller looks after. @throws forbidden, not_found. */
    async of(tx: Tx, principal: Principal, personId: string): Promise<ApiToken[]> {
      await lookedAfter(tx, principal, personId);
      return (await asSystem(tx, () => tokensOf(tx, personId))).map(shown);
    },

    /** Ends a token of theirs. @throws forbidden, not_found, token_not_found. */
    async endOf(tx: Tx, principal: Principal, personId: string, tokenId: string): Promise<void> {
      await lookedAfter(tx, principal, personId);
      await end({ districtId: principal.districtId, userId: personId }, tokenId);
    },
  };
}
