import { z } from 'zod';
import { isPassword } from '@/features/identity/sign-in/password-hash';
import { type Database, systemActor } from '@/platform/database/transaction';
import { fail, ok, type SecurityFinding, warn } from './finding';

/** Tried on the accounts of those who may most; each try takes a tenth of a second on purpose. */
const TRIED_FIRST = ['password12', 'changeme123', 'administrator', 'meno123456', 'passwort123'];
const MOST_ACCOUNTS = 20;

const rowsSchema = z.array(z.object({ email: z.string(), password: z.string() }));
const countsSchema = z.object({
  staff: z.coerce.number(),
  endless: z.coerce.number(),
  required: z.boolean().nullable(),
  without: z.coerce.number(),
  newcomers: z.string().nullable(),
});

/** Who can come in, and how surely it is they. */
export async function examineAccounts(database: Database, districtId: string): Promise<SecurityFinding[]> {
  const { accounts, counts } = await database.transaction(systemActor(districtId), async (tx) => {
    const found = await tx.execute(
      `select u.email, a.password from users u join accounts a on a.user_id = u.id
       where u.role in ('admin', 'dpo', 'school_admin') and a.password is not null order by u.created_at limit ${MOST_ACCOUNTS}`,
    );
    const counted = await tx.execute(
      `select (select count(*) from users where role in ('admin', 'dpo', 'school_admin', 'teacher', 'counsellor') and not simulated) as staff,
         (select count(*) from api_tokens where expires_at is null) as endless,
         (select staff_second_factor from sign_in_rules limit 1) as required,
         (select newcomers from sign_in_rules limit 1) as newcomers,
         (select count(*) from users u where u.role in ('admin', 'dpo') and not exists
            (select 1 from second_factors f where f.user_id = u.id and f.confirmed_at is not null)) as without`,
    );
    return { accounts: rowsSchema.parse(found.rows), counts: countsSchema.parse(counted.rows[0]) };
  });
  const guessed: string[] = [];
  for (const { email, password } of accounts)
    for (const word of TRIED_FIRST) if (await isPassword(word, password)) guessed.push(email);
  return [
    guessed.length === 0
      ? ok('No administrator has a password that is tried first')
      : fail(`Passwords that are tried first: ${guessed.join(', ')}`),
    counts.required === true
      ? ok('Staff need a second factor')
      : fail(
          `Staff need no second factor, and ${counts.without} administrators have none. Ask for it under the rules for signing in.`,
        ),
    counts.newcomers === 'teacher'
      ? fail('Whoever signs in through the school’s single sign-on becomes a teacher')
      : ok(
          'Nobody becomes staff by themselves: accounts are made by administrators, invitations, codes of classes (learners) and single sign-on',
        ),
    ...(counts.endless > 0 ? [warn(`${counts.endless} API tokens have no end; make them with --days`)] : []),
  ];
}
