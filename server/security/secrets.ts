import { randomBytes, scryptSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { createToken } from '@/features/identity/authenticate';
import { hashPassword } from '@/features/identity/sign-in/password-hash';
import { roles } from '@/platform/database/roles';
import type { TestDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import type { People } from './people';
import type { Caller } from './world';

/** Of everybody who calls. */
export const PASSWORD = 'a password of tests';

/** Headers by which each caller is known: a cookie of a session, and an API token. */
export async function secretsOf(
  test: TestDatabase,
  people: People,
  emails: People,
  signIn: (email: string) => Promise<Response>,
): Promise<(caller: Caller) => Record<string, string>> {
  const { owner, districtId } = test;
  const ids = roles.map((role) => people[role]);
  const password = await hashPassword(PASSWORD);
  await owner.query('delete from accounts where user_id = any($1)', [ids]);
  for (const id of ids)
    await owner.query(
      `insert into accounts (district_id, id, account_id, provider_id, user_id, password) values ($1, $2, $3, 'credential', $4, $5)`,
      [districtId, uuidv7(), id, id, password],
    );
  const nobody: Record<string, string> = {};
  const callers = new Map<Caller, Record<string, string>>([['nobody', nobody]]);
  await Promise.all(
    roles.map(async (role) => {
      const response = await signIn(emails[role]);
      const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]);
      callers.set(role, { cookie: cookies.join('; ') });
      const { token } = await test.database.transaction(systemActor(districtId), (tx) =>
        createToken(tx, { userId: people[role], name: 'test', may: 'all', expiresAt: null }),
      );
      callers.set(`${role} token`, { authorization: `Bearer ${token}` });
    }),
  );
  // Hundreds of calls prove their password from now on: it need not take long.
  await owner.query('update accounts set password = $1 where user_id = any($2)', [cheapHash(PASSWORD), ids]);
  return (caller) => callers.get(caller) ?? nobody;
}

/** A password as it is kept, at the least cost. */
function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 64, { N: 2, r: 1, p: 1 });
  return ['scrypt', 1, 1, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}
